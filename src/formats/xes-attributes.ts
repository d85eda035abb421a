import type { EventColumn } from '#evidence/log/event-columns'
import { asTextCells, newCells, type Budget, type CellColumn, type Cells } from '#formats/xes-cells'
import { decodeText, XesDictionary } from '#formats/xes-dictionary'
import type { XesFindings } from '#formats/xes-findings'
import { xesKinds, type XesScanner } from '#formats/xes-scanner'
import { XesText } from '#formats/xes-text'

interface Attribute {
  readonly name: string
  /** Absent where the attribute is not asked for. */
  cells: Cells | undefined
}

/** What an attribute's element says about its value. */
const kindOfElement: readonly (EventColumn['kind'] | undefined)[] = Object.entries({
  ...xesKinds,
  string: 'text',
  date: 'time',
  int: 'number',
  float: 'number',
  boolean: 'text',
  id: 'text',
} as const).map(([, kind]) => (typeof kind === 'string' ? kind : undefined))

const shownText = 60

/** The attributes of all events, or of all traces: cells by key. */
export class XesAttributes {
  private readonly keys = new XesDictionary()
  private readonly attributes: Attribute[] = []
  private readonly text = new XesText()
  private readonly prefix: string
  private readonly keep: readonly string[] | undefined
  private readonly findings: XesFindings
  private readonly budget: Budget

  constructor(
    asked: { readonly prefix: string; readonly keep: readonly string[] | undefined },
    findings: XesFindings,
    budget: Budget,
  ) {
    this.prefix = asked.prefix
    this.keep = asked.keep
    this.findings = findings
    this.budget = budget
  }

  /** Takes the attribute that the scanner stands on as the cell of a row. */
  set(row: number, kind: number, scanner: XesScanner): void {
    const { bytes, keyFrom, keyTo } = scanner
    const asKind = kindOfElement[kind]
    if (asKind === undefined || scanner.valueFrom < 0) return
    const code = this.keys.codeOf(bytes, keyFrom, keyTo)
    const attribute = this.attributes[code] ?? this.added(asKind, scanner)
    if (attribute.cells === undefined) return
    if (attribute.cells.kind !== asKind && attribute.cells.kind !== 'text') {
      attribute.cells = asTextCells(attribute.cells, row, this.budget)
      this.findings.mixedKinds(attribute.name, scanner.line)
    }
    if (!this.put(attribute.cells, row, scanner)) {
      this.findings.unreadableValue(attribute.name, scanner.line, shownValue(scanner))
    }
  }

  /** Cells of the attribute with this name (prefix included). */
  cellsOf(name: string): Cells | undefined {
    return this.attributes.find((attribute) => attribute.name === name)?.cells
  }

  /** Every column by its name, over so many rows. */
  columns(rows: number, encoding: XesScanner['encoding']): readonly (readonly [string, CellColumn])[] {
    return this.attributes.flatMap(({ name, cells }) =>
      cells === undefined ? [] : [[name, cells.column(rows, encoding)] as const],
    )
  }

  private put(cells: Cells, row: number, scanner: XesScanner): boolean {
    const { bytes, valueFrom, valueTo, plain, encoding } = scanner
    if (plain) return cells.set(row, bytes, valueFrom, valueTo)
    const { unknown } = this.text
    this.text.decode(bytes, [valueFrom, valueTo], encoding)
    if (this.text.unknown > unknown) this.findings.count('unknown-entity', scanner.line)
    return cells.set(row, this.text.bytes, 0, this.text.length)
  }

  private added(kind: EventColumn['kind'], scanner: XesScanner): Attribute {
    const { bytes, keyFrom, keyTo, encoding } = scanner
    this.text.decode(bytes, [keyFrom, keyTo], encoding)
    const name =
      this.prefix + decodeText(this.text.bytes.subarray(0, this.text.length), encoding).text
    const kept = this.keep === undefined || this.keep.includes(name)
    const attribute = { name, cells: kept ? newCells(kind, this.budget) : undefined }
    this.attributes.push(attribute)
    return attribute
  }
}

function shownValue({ bytes, valueFrom, valueTo, encoding }: XesScanner): string {
  const to = Math.min(valueTo, valueFrom + shownText)
  return decodeText(bytes.subarray(valueFrom, to), encoding).text
}
