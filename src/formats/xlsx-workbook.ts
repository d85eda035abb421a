import { XmlScanner, type XmlSink } from '#formats/xlsx-xml'

/** What a workbook consists of; paths are names in its archive. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly strings?: string
  readonly styles?: string
  /** Whether days are counted from 1904, as old versions for the Macintosh did. */
  readonly from1904: boolean
}

/** Where the relations of a part stand: `xl/workbook.xml` has `xl/_rels/workbook.xml.rels`. */
export function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
}

/**
 * The path of the workbook, from the relations of the whole archive (`_rels/.rels`).
 *
 * Source: ECMA-376, part 2 (packages), 9.3; part 1, 12.3.23 (workbook).
 */
export function workbookPath(relations: string): string | undefined {
  return relationsOf(relations, '').find(({ type }) => type === 'officeDocument')?.target
}

/**
 * Sheets with cells in the order of the workbook, from its text and that of its relations.
 *
 * Source: ECMA-376, part 1, 18.2 (workbook), 18.2.28 (`date1904`).
 */
export function readWorkbook(path: string, text: string, relations: string): Workbook {
  const targets = relationsOf(relations, path.slice(0, path.lastIndexOf('/') + 1))
  const sheets: { name: string; path: string }[] = []
  let from1904 = false
  scan(text, (name, attribute) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
    if (name !== 'sheet') return
    const target = targets.find(({ id }) => id === attribute('id'))
    if (target?.type !== 'worksheet') return
    sheets.push({ name: attribute('name') ?? '', path: target.target })
  })
  const partOf = (wanted: string): string | undefined =>
    targets.find(({ type }) => type === wanted)?.target
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')]
  return {
    sheets,
    from1904,
    ...(strings === undefined ? {} : { strings }),
    ...(styles === undefined ? {} : { styles }),
  }
}

interface PartRelation {
  readonly id: string
  /** The last word of its address. */
  readonly type: string
  readonly target: string
}

function relationsOf(text: string, folder: string): readonly PartRelation[] {
  const relations: PartRelation[] = []
  scan(text, (name, attribute) => {
    if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
    const target = attribute('Target') ?? ''
    const type = (attribute('Type') ?? '').split('/').at(-1) ?? ''
    relations.push({ id: attribute('Id') ?? '', type, target: resolved(folder, target) })
  })
  return relations
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function scan(text: string, open: XmlSink['open']): void {
  const nothing = (): void => undefined
  const scanner = new XmlScanner({ open, close: nothing, text: nothing })
  scanner.push(text)
  scanner.end()
}
