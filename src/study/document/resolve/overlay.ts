import type { Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { sameDimensions } from '#quantity/unit-algebra'
import { isQuoted, placeOf, placeOfWords, type DocumentPath } from '#study/document/document-text'
import type { Overlay } from '#study/document/read-overlay'
import { isLabourCost } from '#study/document/resolve/labour-cost'
import { nameList, type Resolution } from '#study/document/resolve/resolution'
import type { AssumptionDocument } from '#study/document/resolve/written-assumption'
import type { OverlayDocument } from '#study/document/schema/overlay'
import { readAssumption } from '#value/formula/read-assumption'

type OwnFigure = NonNullable<OverlayDocument['assumptions']>[number]

/** A figure of a customer with the place in the customer's file. */
interface PlacedFigure {
  readonly overlay: Overlay
  readonly own: OwnFigure
  /** Where it stands in its list. */
  readonly at: number
}

/** A study document with a customer's figures in place of its own. */
export function withOverlay(resolution: Resolution, overlay: Overlay): Resolution {
  const assumptions = [...(resolution.document.assumptions ?? [])]
  const known = assumptions.map(({ id }) => id)
  const placed = new Map<number, PlacedFigure>()
  for (const [at, own] of (overlay.document.assumptions ?? []).entries()) {
    const index = known.indexOf(own.id)
    if (index === -1 || placed.has(index)) refuseFigure(resolution, { overlay, own, at }, known)
    else placed.set(index, { overlay, own, at })
  }
  for (const [index, figure] of placed) {
    assumptions[index] = overlaid(resolution, assumptions[index]!, figure)
  }
  return {
    ...resolution,
    ...placesOver(resolution, placed),
    document: {
      ...resolution.document,
      title: overlay.document.title ?? titleOver(resolution, overlay),
      assumptions,
    },
    customers: new Map([
      ...(resolution.customers ?? []),
      ...[...placed].map(([index, { own }]) => [index, customerOf(overlay, own)] as const),
    ]),
  }
}

function titleOver({ document }: Resolution, { document: { customer } }: Overlay): string {
  return `${document.title} (${customer})`
}

/** Of a labour cost, a customer may give some parts only. */
function customerOf({ document: { customer } }: Overlay, own: OwnFigure) {
  return isLabourCost(own) ? { customer, keys: Object.keys(own) } : { customer }
}

function refuseFigure(
  resolution: Resolution,
  { overlay, own, at }: PlacedFigure,
  known: readonly string[],
): void {
  const place = placeOf(overlay.source, ['assumptions', at, 'id'])
  if (known.includes(own.id)) {
    const message = `\`${own.id}\` stands twice.`
    resolution.findings.push(problem('duplicate-id', place, message, 'Keep one of the two.'))
    return
  }
  const nearest = resolution.nearest(own.id, known)
  const hint =
    nearest === undefined ? `The study has: ${nameList(known)}.` : `Did you mean \`${nearest}\`?`
  const message = `The study has no assumption \`${own.id}\` to put a figure in place of.`
  resolution.findings.push(problem('unknown-reference', place, message, hint))
}

const forms = ['value', 'experts', 'wage', 'on-costs', 'productive-hours'] as const

/** What a customer says replaces what the study said, and who stood behind it. */
function overlaid(
  resolution: Resolution,
  base: AssumptionDocument,
  figure: PlacedFigure,
): AssumptionDocument {
  const { own, overlay } = figure
  const { id, name } = base
  const unit = checkedUnit(resolution, base, figure)
  const source = own.source ?? { kind: 'customer-record' as const, by: overlay.document.customer }
  const standing = {
    id,
    ...(name === undefined ? {} : { name }),
    ...(unit === undefined ? {} : { unit }),
  }
  if (own.value !== undefined || own.experts !== undefined) return { ...own, ...standing, source }
  const { value, experts, basis, wage } = base
  const said = isLabourCost(own)
    ? { basis, wage, 'on-costs': base['on-costs'], 'productive-hours': base['productive-hours'] }
    : { value, experts, basis, ...partsOf(base) }
  return { ...present(said), ...present(own), ...standing, source }
}

function partsOf(base: AssumptionDocument): Partial<AssumptionDocument> {
  return Object.fromEntries(forms.map((key) => [key, base[key]]))
}

function present<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/** The unit of the customer's figure: the study's, or another of its kind. */
function checkedUnit(
  resolution: Resolution,
  base: AssumptionDocument,
  { overlay, own, at }: PlacedFigure,
): string | undefined {
  const unit = unitOf(base)
  const stated = own.unit === undefined ? undefined : readUnit(own.unit).value
  if (unit === undefined || stated === undefined) return own.unit ?? base.unit ?? unit?.text
  if (sameDimensions(unit, stated)) return own.unit
  const place = placeOf(overlay.source, ['assumptions', at, 'unit'])
  const message = `The study counts \`${base.id}\` in ${unit.text}, not in ${stated.text}.`
  const hint = `Write the figure in ${unit.text}.`
  resolution.findings.push(problem('unit', place, message, hint))
  return base.unit
}

/** The unit of the study's own figure, where it can be told without rows. */
function unitOf({ value, unit, experts }: AssumptionDocument): Unit | undefined {
  const written = value ?? experts?.[0]?.value
  const read = written === undefined ? undefined : readAssumption(written, unit, {}).value
  return read?.unit ?? (unit === undefined ? undefined : readUnit(unit).value)
}

/** Places in the customer's file where the text stands there, else in the study. */
function placesOver(
  resolution: Resolution,
  placed: ReadonlyMap<number, PlacedFigure>,
): Pick<Resolution, 'place' | 'quoted'> {
  const over = (path: DocumentPath): readonly [Overlay, DocumentPath] | undefined => {
    const [list, index, key] = path
    const figure = list === 'assumptions' ? placed.get(Number(index)) : undefined
    if (figure === undefined || (key !== undefined && !Object.hasOwn(figure.own, key)))
      return undefined
    return [figure.overlay, ['assumptions', figure.at, ...path.slice(2)]]
  }
  return {
    place(path) {
      const found = over(path)
      return found === undefined ? resolution.place(path) : placeOf(found[0].source, found[1])
    },
    quoted(path) {
      const found = over(path)
      return found === undefined ? resolution.quoted(path) : isQuoted(found[0].source, found[1])
    },
  }
}

/** Where a part of the whole stands, by its path in words: `assumptions.volume.value`. */
export function placeInOverlays(overlays: readonly Overlay[], words: string): Place | undefined {
  const [list, id = '', key] = words.split('.')
  if (list !== 'assumptions') return undefined
  const found = overlays.findLast(({ document }) =>
    document.assumptions?.some(
      (own) => own.id === id && (key === undefined || Object.hasOwn(own, key)),
    ),
  )
  return found && placeOfWords(found.source, words)
}
