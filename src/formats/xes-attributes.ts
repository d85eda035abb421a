import type { EventColumn } from '#evidence/log/event-columns'
import { asTextCells, newCells, type Budget, type CellColumn, type Cells } from '#formats/xes-cells'
import { asciiSource, decodeText } from '#formats/xes-bytes'
import { XesDictionary } from '#formats/xes-dictionary'
import type { XesFindings } from '#formats/xes-findings'
import { xesKinds } from '#formats/xes-elements'
import type { XesScanner } from '#formats/xes-scanner'
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
    const asKind = kindOfElement[kind]
    if (asKind === undefined || scanner.valueFrom < 0) return
    const code = this.keys.codeOf(scanner.source, scanner.keyFrom, scanner.keyTo)
    const attribute = this.attributes[code] ?? this.added(asKind, this.nameAt(scanner))
    if (attribute.cells === undefined) return
    if (attribute.cells.kind !== asKind && attribute.cells.kind !== 'text') {
      attribute.cells = asTextCells(attribute.cells, row, this.budget)
      this.findings.mixedKinds(attribute.name, scanner.line)
    }
    if (!this.put(attribute.cells, row, scanner)) {
      this.findings.unreadableValue(attribute.name, scanner.line, shownValue(scanner))
    }
  }

  /**
   * A number for the value of a cell, higher than all before it where the value is new; -1 where
   * it is missing. An attribute that is not kept counts as new everywhere.
   */
  codeAt(name: string, row: number): number {
    const attribute = this.attributes.find((each) => each.name === name)
    if (attribute === undefined) return this.keeps(name) ? -1 : row
    return attribute.cells?.codeAt(row) ?? row
  }

  /** Sets a cell to a text that does not stand in the file. */
  setText(name: string, row: number, text: string): void {
    const key = asciiSource(name.slice(this.prefix.length))
    const code = this.keys.codeOf(key, 0, key.bytes.length)
    const attribute = this.attributes[code] ?? this.added('text', name)
    if (attribute.cells === undefined) return
    if (attribute.cells.kind !== 'text') {
      attribute.cells = asTextCells(attribute.cells, row, this.budget)
    }
    attribute.cells.set(row, asciiSource(text), 0, text.length)
  }

  /** Every column by its name over so many rows, as far as there is memory for them. */
  columns(
    rows: number,
    encoding: XesScanner['encoding'],
  ): readonly (readonly [string, CellColumn])[] {
    return this.attributes.flatMap(({ name, cells }) => {
      if (cells === undefined) return []
      this.budget.left -= cells.lacking(rows)
      return this.budget.left < 0 ? [] : [[name, cells.column(rows, encoding)] as const]
    })
  }

  private put(cells: Cells, row: number, scanner: XesScanner): boolean {
    const { source, valueFrom, valueTo, plain, encoding } = scanner
    if (plain) return cells.set(row, source, valueFrom, valueTo)
    const { unknown } = this.text
    this.text.decode(source.bytes, [valueFrom, valueTo], encoding)
    if (this.text.unknown > unknown) this.findings.count('unknown-entity', scanner.line)
    return cells.set(row, this.text.source, 0, this.text.length)
  }

  private nameAt({ source, keyFrom, keyTo, encoding }: XesScanner): string {
    this.text.decode(source.bytes, [keyFrom, keyTo], encoding)
    return (
      this.prefix + decodeText(this.text.source.bytes.subarray(0, this.text.length), encoding).text
    )
  }

  private added(kind: EventColumn['kind'], name: string): Attribute {
    const cells = this.keeps(name) ? newCells(kind, this.budget) : undefined
    const attribute = { name, cells }
    this.attributes.push(attribute)
    return attribute
  }

  private keeps(name: string): boolean {
    return this.keep === undefined || this.keep.includes(name)
  }
}

function shownValue({ source, valueFrom, valueTo, encoding }: XesScanner): string {
  const to = Math.min(valueTo, valueFrom + shownText)
  return decodeText(source.bytes.subarray(valueFrom, to), encoding).text
}
