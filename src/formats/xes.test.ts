import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventColumn, EventColumns } from '#evidence/log/event-columns'
import type { Finding } from '#quantity/finding'
import { XesReader } from './xes.ts'

const encoder = new TextEncoder()

interface Read {
  readonly columns: EventColumns
  readonly findings: readonly Finding[]
}

function readBytes(bytes: Uint8Array, sizes: readonly number[] = [], keep?: string[]): Read {
  const reader = new XesReader({ file: 'log.xes', ...(keep === undefined ? {} : { keep }) })
  let from = 0
  for (const size of sizes) {
    reader.push(bytes.slice(from, from + size))
    from += size
  }
  reader.push(bytes.slice(from))
  const { value, findings } = reader.end()
  return { columns: value!, findings }
}

const read = (text: string, sizes: readonly number[] = [], keep?: string[]): Read =>
  readBytes(encoder.encode(text), sizes, keep)

/** The cells of a column; missing ones are null. */
function cells({ columns }: Read, name: string): readonly (string | number | null)[] | undefined {
  const column: EventColumn | undefined = columns.columns.get(name)
  if (column === undefined) return undefined
  if (column.kind === 'text') return Array.from(column.codes, (code) => column.labels[code] ?? null)
  return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
}

const codes = ({ findings }: Read): readonly string[] =>
  findings.map(({ code, severity }) => `${severity} ${code}`)

const log = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<log>${body}</log>\n`
const event = (body: string): string => `<event>${body}</event>`

const whole = `\ufeff<?xml version="1.0" encoding="UTF-8" ?>
<!-- a > comment -- > with signs < -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <float key="meta:mean" value="1.5"><float key="inside" value="2"/></float>
  <trace>
    <string key="concept:name" value="case 1"/>
    <int key="size" value="7"/>
    <event>
      <string key="concept:name" value="R&amp;D &lt;first&gt; &#233;&#x1F600;"/>
      <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
      <float key="cost" value="-12.25"/>
      <boolean value = 'true'
        key='ok' />
    </event>
    <event><string key="concept:name" value="Größe"/><string key="org:resource" value=""/>
      <list key="items"><values><string key="item" value="a"/></values></list>
      <date key="time:timestamp" value="2011-10-12T08:26:25"/></event>
  </trace>
  <![CDATA[ <event> ]]>
  <trace><event><string key="concept:name" value="Größe"><string key="deeper" value="x"/></string></event>
    <string key="concept:name" value="case 2"/></trace>
</log>
`

describe('XesReader', () => {
  const found = read(whole)

  it('gives one column an attribute, those of traces with a prefix', () => {
    expect(found.columns.rows).toBe(3)
    expect([...found.columns.lines]).toEqual([11, 18, 23])
    expect(cells(found, 'concept:name')).toEqual(['R&D <first> é😀', 'Größe', 'Größe'])
    expect(cells(found, 'case:concept:name')).toEqual(['case 1', 'case 1', 'case 2'])
    expect(cells(found, 'case:size')).toEqual([7, 7, null])
    expect(cells(found, 'cost')).toEqual([-12.25, null, null])
    expect(cells(found, 'ok')).toEqual(['true', null, null])
    expect(cells(found, 'org:resource')).toEqual([null, null, null])
  })

  it('reads times with and without an offset', () => {
    const [first, second] = ['2011-10-11T11:45:40.276Z', '2011-10-12T08:26:25Z'].map(Date.parse)
    expect(cells(found, 'time:timestamp')).toEqual([first, second, null])
    const column = found.columns.columns.get('time:timestamp')
    expect(column?.kind === 'time' && [...column.forms].slice(0, 2)).toEqual([0, 1])
  })

  it('passes over what stands inside attributes, and says so', () => {
    expect(found.columns.columns.has('deeper')).toBe(false)
    expect(found.columns.columns.has('item')).toBe(false)
    expect(found.columns.columns.has('meta:mean')).toBe(false)
    expect(codes(found)).toEqual(['warning not-supported'])
    expect(found.findings[0]!.message).toContain('line 19')
  })

  it('says the same wherever the bytes are cut', () => {
    const size = encoder.encode(whole).length
    for (let cut = 1; cut < size; cut += 1) expect(read(whole, [cut])).toEqual(found)
    const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 })
    fc.assert(
      fc.property(sizes, (pieces) => {
        expect(read(whole, pieces)).toEqual(found)
      }),
    )
  })

  it('keeps the attributes that are asked for', () => {
    const kept = read(whole, [], ['case:size', 'cost'])
    expect([...kept.columns.columns.keys()].toSorted()).toEqual(['case:size', 'cost'])
    expect(cells(kept, 'case:size')).toEqual([7, 7, null])
  })

  it('reads any text back that XML can hold', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 })
    const escaped = (text: string): string =>
      Array.from(text, (letter) => `&#${letter.codePointAt(0)};`).join('')
    const allowed = (text: string): boolean => /^[^\0]*$/u.test(text)
    fc.assert(
      fc.property(texts, (all) => {
        const values = all.filter(allowed)
        const events = values.map((text) => event(`<string key="a" value="${escaped(text)}"/>`))
        const result = read(
          log(`<trace><string key="concept:name" value="c"/>${events.join('')}</trace>`),
        )
        expect(cells(result, 'a') ?? []).toEqual(values.map((text) => (text === '' ? null : text)))
      }),
    )
  })
})

describe('a doubtful log', () => {
  it('names traces without a name, joins those with the same name, and counts empty ones', () => {
    const named = '<string key="concept:name" value="a"/>'
    const text = log(
      `<trace>${event('')}</trace>\n<trace>${named}${event('')}</trace>\n<trace>${named}${event('')}</trace>\n<trace>${named.replace('"a"', '"b"')}</trace>`,
    )
    const found = read(text)
    expect(cells(found, 'case:concept:name')).toEqual(['trace 1', 'a', 'a'])
    expect(codes(found).toSorted()).toEqual([
      'warning duplicates',
      'warning missing-value',
      'warning missing-value',
    ])
  })

  it('keeps events outside of traces, without a case', () => {
    const found = read(log(event('<string key="a" value="x"/>')))
    expect(cells(found, 'a')).toEqual(['x'])
    expect(codes(found)).toEqual(['warning missing-value'])
  })

  it('reads an attribute of several kinds as text', () => {
    const values = [
      '<int key="a" value="12"/>',
      '<date key="a" value="2011-10-11T00:00:00Z"/>',
      '<string key="a" value="x"/>',
    ]
    const found = read(
      log(`<trace><string key="concept:name" value="c"/>${values.map(event).join('')}</trace>`),
    )
    expect(cells(found, 'a')).toEqual(['12', '2011-10-11T00:00:00Z', 'x'])
    expect(codes(found)).toEqual(['warning wrong-value'])
  })

  it('lists values that cannot be read', () => {
    const values = [
      '<int key="n" value="1,5"/>',
      '<float key="n" value="1e400"/>',
      '<float key="n" value="1.5E3"/>',
      '<float key="n" value="NaN"/>',
      '<int key="n" value="."/>',
      '<int key="n" value="-"/>',
      '<int key="n" value="12345678901234567890"/>',
      '<int key="n" value="+.5"/>',
      '<date key="t" value="yesterday"/>',
    ]
    const found = read(
      log(
        `\n<trace><string key="concept:name" value="c"/>\n${values.map(event).join('\n')}</trace>`,
      ),
    )
    expect(cells(found, 'n')).toEqual([
      null,
      null,
      1500,
      null,
      null,
      null,
      Number('12345678901234567890'),
      0.5,
      null,
    ])
    expect(codes(found)).toEqual(['warning unreadable-value', 'warning unreadable-value'])
    expect(found.findings[0]!.message).toContain('4 values of `n`')
    expect(found.findings[0]!.message).toContain('`1,5` on line 4')
    expect(found.findings[1]!.message).toContain('`yesterday`')
  })

  it('reads decimals to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const texts = [String(value), Math.abs(value) < 1e12 ? value.toFixed(3) : '0']
        const events = texts.map((text) => event(`<float key="a" value="${text}"/>`)).join('')
        expect(cells(read(log(`<trace>${events}</trace>`)), 'a')).toEqual(
          texts.map((text) => Number(text)),
        )
      }),
    )
  })
})

describe('a hostile or broken file', () => {
  const named = '<trace><string key="concept:name" value="c"/>'
  const good = `${named}${event('<string key="a" value="x"/>')}`

  it('is cut off: the complete events are there, and the problem says where', () => {
    const text = log(`\n${good}\n<event><string key="a" value="y"/>`).replace('</log>\n', '')
    for (const cut of [text, text.slice(0, -1), text.slice(0, -9)]) {
      const found = read(cut)
      expect(found.columns.rows).toBe(1)
      expect(cells(found, 'a')).toEqual(['x'])
      expect(codes(found)).toEqual(['problem broken-file'])
      expect(found.findings[0]!.message).toContain('1 event was read before')
      expect(found.findings[0]!.place.line).toBe(4)
    }
  })

  it.each([
    ['a closing tag that does not fit', log(`${good}</event>`), 'closing tag'],
    ['a closing tag too many', '<log></log></log>', 'after the end|does not fit'],
    ['two documents', `${log('')}${log('')}`, 'behind the log'],
    ['text behind the log', `${log('')}\nx`, 'after the end'],
    ['a value without quotes', log('<trace><string key=a/></trace>'), 'cannot hold `a`'],
    ['a quote that is never closed', log('<string key="a/>\n<string key="b"/>'), 'never closed'],
    ['a tag without a name', log('< trace>'), 'the byte 32'],
  ])('%s', (_, text, words) => {
    const found = read(text)
    expect(codes(found)).toContain('problem broken-file')
    expect(found.findings[0]!.message).toMatch(new RegExp(words))
    expect(found.findings[0]!.message).toMatch(/line \d+, byte \d+/)
  })

  it('brings a document type: nothing is expanded, the reading stops there', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, k) => `<!ENTITY l${k + 1} "${`&l${k};`.repeat(10)}">`,
    )
    const text = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY l0 "lol">${laughs.join('')}]>\n<log><trace><string key="concept:name" value="&l9;"/></trace></log>`
    const found = read(text)
    expect(codes(found)).toEqual(['problem not-supported'])
    expect(found.findings[0]!.place.line).toBe(2)
  })

  it('names entities that XML does not define: they stay as written', () => {
    const found = read(
      log(`${named}${event('<string key="a" value="&lol;&#0;&#xD800;&amp;amp; & x"/>')}</trace>`),
    )
    expect(cells(found, 'a')).toEqual(['&lol;&#0;&#xD800;&amp; & x'])
    expect(codes(found)).toEqual(['warning unreadable-value'])
  })

  it('nests without end', () => {
    const found = read(`<log><trace><event>${'<list key="a">'.repeat(200_000)}`)
    expect(codes(found)).toContain('problem too-large')
  })

  it('has a tag without end', () => {
    const reader = new XesReader({ file: 'log.xes' })
    reader.push(encoder.encode('<log><trace><string key="'))
    const block = encoder.encode('a'.repeat(1 << 18))
    for (let pushed = 0; pushed < 40; pushed++) reader.push(block)
    const { findings } = reader.end()
    expect(findings.map(({ code }) => code)).toContain('too-large')
  })

  it('needs more memory than it may have', () => {
    const wide = Array.from({ length: 200 }, (_, k) => `<int key="k${k}" value="1"/>`).join('')
    const events = `${event('').repeat(5000)}${event(wide)}${event('')}`
    const ofTrace = wide.replaceAll('"k', '"t')
    for (const body of [
      `${named}${events}</trace>`,
      `${named}${ofTrace}${event('').repeat(5000)}</trace>`,
    ]) {
      const reader = new XesReader({ file: 'log.xes', mostBytes: 2 ** 20 })
      reader.push(encoder.encode(log(body)))
      const { value, findings } = reader.end()
      expect(findings.map(({ code }) => code)).toEqual(['too-large'])
      expect(findings[0]!.hint).toContain('Name the attributes')
      const cellsHeld = value!.columns.size * value!.rows
      expect(8 * cellsHeld).toBeLessThanOrEqual(2 ** 20)
    }
  })

  it.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x6c, 0]), 'not-supported'],
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]), 'not-a-table'],
    ['a table', encoder.encode('case,activity\n1,a\n'), 'not-a-table'],
    ['another document', encoder.encode('<html><body/></html>'), 'not-a-table'],
    ['nothing', new Uint8Array(), 'not-a-table'],
    ['an empty log', encoder.encode('<log/>'), 'empty-file'],
    [
      'an unknown encoding',
      encoder.encode('<?xml version="1.0" encoding="EBCDIC-CP-US"?><log/>'),
      'not-supported',
    ],
  ])('is %s', (_, bytes, code) => {
    const found = readBytes(bytes)
    expect(codes(found)).toEqual([`problem ${code}`])
    expect(found.columns.rows).toBe(0)
  })

  it('is in Latin-1, or says UTF-8 and is not', () => {
    const text = (encoding: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?><log>${named}${event('<string key="a" value="Gr\u00f6\u00dfe"/>')}</trace></log>`
    const latin = (encoding: string): Uint8Array =>
      Uint8Array.from(text(encoding), (letter) => letter.charCodeAt(0))
    expect(cells(readBytes(latin('ISO-8859-1')), 'a')).toEqual(['Größe'])
    const broken = readBytes(latin('UTF-8'))
    expect(cells(broken, 'a')).toEqual(['Gr\ufffd\ufffde'])
    expect(codes(broken)).toEqual(['warning unreadable-value'])
  })

  it('is any bytes at all: a result, never an error', () => {
    const bytes = encoder.encode(whole)
    const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(edits, (changes) => {
        const changed = bytes.slice()
        for (const [at, byte] of changes) changed[at] = byte
        const { columns } = readBytes(changed)
        expect(columns.rows).toBeLessThanOrEqual(4)
        for (const column of columns.columns.values()) {
          expect(column.kind === 'text' ? column.codes : column.values).toHaveLength(columns.rows)
        }
      }),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void readBytes(any)))
  })
})
