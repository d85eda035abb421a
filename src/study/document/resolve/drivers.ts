import type { DocumentPath } from '#study/document/document-text'
import { labelOf, type Expressions } from '#study/document/resolve/expressions'
import { dayWritten, yearsToDay, type PlanCourse } from '#study/document/resolve/plan-start'
import type { Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import type { Expression } from '#value/formula/expression'
import { variablesOf } from '#value/formula/variables'
import type { Driver, Haircuts } from '#value/model'

type DriverDocument = ValueDocument['drivers'][number]

/** Drivers with formulas and haircuts parsed. */
export function resolveDrivers(
  resolution: Resolution,
  value: ValueDocument,
  [expressions, plan]: readonly [Expressions, PlanCourse],
): readonly Driver[] {
  return value.drivers.map((driver, index) => {
    const path = ['value', 'drivers', index]
    const read = reader(expressions, driver, path)
    const formula = expressions.read(
      driver.formula,
      [...path, 'formula'],
      `driver.${driver.id}.formula`,
    )
    const growth = read('growth')
    const starts = startOf(resolution, driver, [plan, [...path, 'starts']]) ?? read('starts')
    return {
      id: driver.id,
      label: driver.name ?? labelOf(driver.id),
      kind: driver.kind,
      class: driver.class,
      formula,
      text: String(driver.formula),
      haircuts: haircutsOf(read),
      ...(growth === undefined ? {} : { growth }),
      ...(starts === undefined ? {} : { starts }),
      uses: driver.uses ?? [],
      needs: variablesOf(formula).needs.map(({ need }) => need),
      books: driver.books ?? 'opex',
      path: resolution.place(path).path ?? '',
    }
  })
}

/** The time until the first value, where its day is written. */
function startOf(
  resolution: Resolution,
  { starts = '' }: DriverDocument,
  at: readonly [PlanCourse, DocumentPath],
): Expression | undefined {
  const day = dayWritten(starts)
  if (day === undefined) return undefined
  const span = { start: 0, end: String(starts).length }
  return { kind: 'number', value: yearsToDay(resolution, day, at), span }
}

type Field = 'capture' | 'attribution' | 'execution-risk' | 'decay' | 'growth' | 'starts'

function reader(expressions: Expressions, driver: DriverDocument, path: DocumentPath) {
  return (field: Field): Expression | undefined => {
    const written = driver[field]
    if (written === undefined) return undefined
    return expressions.read(aYear(written, field), [...path, field], `driver.${driver.id}.${field}`)
  }
}

/** `5 %/year` says in words that a rate counts a year: as all rates of this kind do. */
export function aYear(written: string | number, field: string): string | number {
  if (typeof written === 'number' || (field !== 'decay' && field !== 'growth')) return written
  return written.replace(/%\s*\/\s*year\s*$/, '%')
}

function haircutsOf(read: (field: Field) => Expression | undefined): Haircuts {
  const [capture, attribution, executionRisk, decay] = [
    read('capture'),
    read('attribution'),
    read('execution-risk'),
    read('decay'),
  ]
  return {
    ...(capture === undefined ? {} : { capture }),
    ...(attribution === undefined ? {} : { attribution }),
    ...(executionRisk === undefined ? {} : { executionRisk }),
    ...(decay === undefined ? {} : { decay }),
  }
}
