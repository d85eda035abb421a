import type { EventColumn, EventColumns } from '#evidence/log/event-columns'
import { XesAttributes } from '#formats/xes-attributes'
import type { Budget, CellColumn } from '#formats/xes-cells'
import { XesFindings } from '#formats/xes-findings'
import { xesKinds } from '#formats/xes-elements'
import { XesScanner } from '#formats/xes-scanner'
import type { Outcome } from '#quantity/finding'

export interface XesOptions {
  /** The file's name, for findings. */
  readonly file: string
  /** Attributes to keep (those of traces with the prefix `case:`); all where absent. */
  readonly keep?: readonly string[]
  /** What a trace without a name is called, before its number; `trace` where absent. */
  readonly unnamed?: string
  /** Memory for the cells of all columns, in bytes; a log that needs more is refused. 1 GiB where absent. */
  readonly mostBytes?: number
}

const tracePrefix = 'case:'
const traceName = 'case:concept:name'

/**
 * Reads an XES log (IEEE 1849) as its bytes come into one column an attribute: those of events by
 * their key, those of traces by `case:` and the key, repeated on each event. Attributes inside
 * attributes, lists, global defaults, classifiers and extensions are passed over; an empty value is
 * missing; a trace without `concept:name` is named after its place (`trace 3`). What stops the
 * reading is a problem, and the events that were complete before it are the value all the same.
 * @example
 * const reader = new XesReader({ file: 'log.xes' })
 * reader.push(bytes)
 * reader.end().value?.columns.get('concept:name')
 */
export class XesReader {
  private readonly findings: XesFindings
  private readonly scanner: XesScanner
  private readonly budget: Budget
  private readonly unnamed: string
  private readonly ofEvents: XesAttributes
  private readonly ofTraces: XesAttributes
  private lines: Float64Array = new Float64Array(64)
  private traces: Int32Array = new Int32Array(64)
  private events = 0
  private trace = -1
  private inTrace = false
  private traceLine = 0
  private eventsBefore = 0
  /** Depth of the event that is open, -1 where none is. */
  private eventDepth = -1
  /** Names of traces so far, by the highest code. */
  private names = 0

  constructor({ file, keep, unnamed = 'trace', mostBytes = 2 ** 30 }: XesOptions) {
    this.unnamed = unnamed
    this.budget = { left: mostBytes }
    this.findings = new XesFindings(file)
    this.ofEvents = new XesAttributes({ prefix: '', keep }, this.findings, this.budget)
    this.ofTraces = new XesAttributes({ prefix: tracePrefix, keep }, this.findings, this.budget)
    this.scanner = new XesScanner({
      open: (kind) => this.open(kind),
      close: (kind, depth) => this.close(kind, depth),
    })
  }

  /** Takes the next bytes of the file, cut anywhere; they may be used again afterwards. */
  push(bytes: Uint8Array): void {
    this.scanner.push(bytes)
  }

  /** The columns, and what was found on the way. */
  end(): Outcome<EventColumns> {
    this.scanner.end()
    if (this.inTrace) this.closeTrace()
    const rows = this.events
    const columns = this.columns()
    const value = { rows, lines: this.lines.slice(0, rows), columns }
    return { value, findings: this.findings.list(this.scanner.failure, rows) }
  }

  private open(kind: number): void {
    const { scanner } = this
    if (kind >= xesKinds.string) {
      if (scanner.depth === this.eventDepth + 1 && this.eventDepth > 0) {
        this.ofEvents.set(this.events, kind, scanner)
      } else if (this.inTrace) this.aroundEvents(kind)
    } else if (kind === xesKinds.event) this.openEvent()
    else if (kind === xesKinds.trace && scanner.depth === 1) this.openTrace()
  }

  private aroundEvents(kind: number): void {
    if (this.eventDepth < 0 && this.scanner.depth === 2) {
      this.ofTraces.set(this.trace, kind, this.scanner)
    } else this.findings.count('nested', this.scanner.line)
    if (this.budget.left < 0) this.refuse()
  }

  private openTrace(): void {
    this.trace++
    this.inTrace = true
    this.traceLine = this.scanner.line
    this.eventsBefore = this.events
  }

  private openEvent(): void {
    const { depth, line } = this.scanner
    if (this.eventDepth > 0 || depth !== (this.inTrace ? 2 : 1)) return
    if (this.budget.left < 0) this.refuse()
    this.eventDepth = depth
    if (this.events === this.lines.length) this.grow()
    this.lines[this.events] = line
    this.traces[this.events] = this.inTrace ? this.trace : -1
    if (!this.inTrace) this.findings.count('event-outside', line)
  }

  private grow(): void {
    const room = 2 * this.lines.length
    const [lines, traces] = [new Float64Array(room), new Int32Array(room)]
    lines.set(this.lines)
    traces.set(this.traces)
    this.lines = lines
    this.traces = traces
  }

  private close(kind: number, depth: number): void {
    if (kind === xesKinds.event && depth === this.eventDepth) {
      this.eventDepth = -1
      this.events++
    } else if (kind === xesKinds.trace && depth === 1) this.closeTrace()
  }

  private closeTrace(): void {
    this.inTrace = false
    if (this.events === this.eventsBefore) this.findings.count('empty-trace', this.traceLine)
    if (this.ofTraces.codeAt(traceName, this.trace) < 0) {
      this.ofTraces.setText(traceName, this.trace, `${this.unnamed} ${this.trace + 1}`)
      this.findings.count('unnamed-trace', this.traceLine)
    }
    const code = this.ofTraces.codeAt(traceName, this.trace)
    if (code < this.names) this.findings.count('repeated-trace', this.traceLine)
    else this.names = code + 1
  }

  private refuse(): void {
    this.scanner.refuse(
      'The log has more attributes and events than can be held in memory.',
      'Name the attributes that the study uses, or split the log.',
    )
  }

  private columns(): Map<string, EventColumn> {
    const { encoding } = this.scanner
    const rows = this.events
    const found = new Map<string, EventColumn>()
    const take = (name: string, { column, broken }: CellColumn): void => {
      if (broken > 0) this.findings.count('broken-text', 1)
      found.set(name, column)
    }
    for (const [name, cells] of this.ofEvents.columns(rows, encoding)) take(name, cells)
    for (const [name, cells] of this.ofTraces.columns(this.trace + 1, encoding)) {
      this.budget.left -= 8 * rows
      if (this.budget.left < 0) break
      take(name, { ...cells, column: onEvents(cells.column, this.traces.subarray(0, rows)) })
    }
    if (this.budget.left < 0) this.refuse()
    return found
  }
}

/** A column of traces, repeated on the events of each. */
function onEvents(column: EventColumn, traces: Int32Array): EventColumn {
  if (column.kind === 'text') {
    const codes = new Int32Array(traces.length)
    for (let event = 0; event < codes.length; event++)
      codes[event] = column.codes[traces[event]!] ?? -1
    return { ...column, codes }
  }
  const values = new Float64Array(traces.length)
  for (let event = 0; event < values.length; event++) {
    values[event] = column.values[traces[event]!] ?? Number.NaN
  }
  if (column.kind === 'number') return { kind: 'number', values }
  const forms = new Uint8Array(traces.length)
  for (let event = 0; event < forms.length; event++)
    forms[event] = column.forms[traces[event]!] ?? 0
  return { kind: 'time', values, forms }
}
