import type { XesFailure } from '#formats/xes-scanner'
import { problem, warning, type Finding } from '#quantity/finding'

const shown = 3

interface Unreadable {
  count: number
  readonly examples: { readonly line: number; readonly value: string }[]
}

/** What is counted while a log is read, by what it is about. */
export class XesFindings {
  /** Places by what was found there: how often, and the first line. */
  private readonly counts = new Map<XesDoubt, { count: number; readonly line: number }>()
  private readonly unreadable = new Map<string, Unreadable>()
  private readonly mixed = new Map<string, number>()
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  count(doubt: XesDoubt, line: number): void {
    const found = this.counts.get(doubt)
    if (found === undefined) this.counts.set(doubt, { count: 1, line })
    else found.count++
  }

  /** An attribute whose values are of several kinds, from this line on. */
  mixedKinds(attribute: string, line: number): void {
    if (!this.mixed.has(attribute)) this.mixed.set(attribute, line)
  }

  unreadableValue(attribute: string, line: number, value: string): void {
    const found = this.unreadable.get(attribute) ?? { count: 0, examples: [] }
    this.unreadable.set(attribute, found)
    found.count++
    if (found.examples.length < shown) found.examples.push({ line, value })
  }

  /** All findings: why reading stopped, then what is doubtful. */
  list(failure: XesFailure | undefined, events: number): readonly Finding[] {
    return [
      ...(failure === undefined ? [] : [this.stopped(failure, events)]),
      ...(failure === undefined && events === 0 ? [this.withoutEvents()] : []),
      ...[...this.unreadable].map(([attribute, found]) => this.notRead(attribute, found)),
      ...[...this.mixed].map(([attribute, line]) => this.severalKinds(attribute, line)),
      ...[...this.counts].map(([doubt, { count, line }]) => {
        const { code, one, many, hint } = doubts[doubt]
        const message = count === 1 ? `1 ${one}.` : `${count} ${many} (the first on line ${line}).`
        return warning(code, { file: this.file, row: line }, message, hint)
      }),
    ]
  }

  private stopped({ reason, line, offset, message, hint }: XesFailure, events: number): Finding {
    const code = failureCodes[reason]
    const place = { file: this.file, line }
    if (reason === 'no-log') {
      return problem(code, place, `\`${this.file}\` is no XES log. ${message}`, hint)
    }
    const read = `${events} ${events === 1 ? 'event was' : 'events were'} read before`
    const where = `line ${line}, byte ${offset}`
    return problem(code, place, `\`${this.file}\`, ${where}: ${message} (${read}.)`, hint)
  }

  private withoutEvents(): Finding {
    const message = `\`${this.file}\` holds a log without an event.`
    return problem('empty-file', { file: this.file }, message)
  }

  private notRead(field: string, { count, examples }: Unreadable): Finding {
    const [first] = examples
    const where = examples.map(({ line, value }) => `\`${value}\` on line ${line}`).join(', ')
    const one = count === 1
    const more = count > examples.length ? ', ...' : ''
    const message = `${count} ${one ? 'value' : 'values'} of \`${field}\` cannot be read (${where}${more}) and ${one ? 'counts' : 'count'} as missing.`
    const place = { file: this.file, field, ...(first === undefined ? {} : { row: first.line }) }
    return warning('unreadable-value', place, message)
  }

  private severalKinds(field: string, line: number): Finding {
    const message = `\`${field}\` is text, number or date in turns; from line ${line} on all of it is read as text.`
    return warning('wrong-value', { file: this.file, row: line, field }, message)
  }
}

const failureCodes = {
  'no-log': 'not-a-table',
  'not-well-formed': 'broken-file',
  unsupported: 'not-supported',
  'too-large': 'too-large',
} as const

/** What is doubtful about a log that can be read, in words. */
const doubts = {
  'unnamed-trace': {
    code: 'missing-value',
    one: 'trace has no `concept:name` and is named after its place',
    many: 'traces have no `concept:name` and are named after their places',
    hint: 'Give each trace a `concept:name`.',
  },
  'repeated-trace': {
    code: 'duplicates',
    one: 'trace has the name of an earlier one; together they are one case',
    many: 'traces have the name of an earlier one; together they are one case each',
    hint: 'Give each case a name of its own if they are different cases.',
  },
  'empty-trace': {
    code: 'missing-value',
    one: 'trace holds no event and is left out',
    many: 'traces hold no event and are left out',
    hint: 'A case without an event has no start: add the event that opened it.',
  },
  'event-outside': {
    code: 'missing-value',
    one: 'event stands outside of any trace: it belongs to no case',
    many: 'events stand outside of any trace: they belong to no case',
    hint: 'Put each event into the trace of its case.',
  },
  nested: {
    code: 'not-supported',
    one: 'attribute stands inside another one and is not read',
    many: 'attributes stand inside another one and are not read',
    hint: 'Only attributes directly on an event or a trace are read.',
  },
  'unknown-entity': {
    code: 'unreadable-value',
    one: 'value names an entity that XML does not define; it stays as it is written',
    many: 'values name an entity that XML does not define; they stay as they are written',
    hint: 'Entities of a document type are never expanded: write the characters themselves.',
  },
  'broken-text': {
    code: 'unreadable-value',
    one: 'column holds bytes that are no UTF-8; each shows as \ufffd',
    many: 'columns hold bytes that are no UTF-8; each shows as \ufffd',
    hint: 'Name the encoding in the first line of the file, or save it as UTF-8.',
  },
} as const

export type XesDoubt = keyof typeof doubts
