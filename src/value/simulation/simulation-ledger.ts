import { problem, warning, type Finding } from '#quantity/finding'
import { sentence } from '#quantity/sentence'
import type { Unit } from '#quantity/unit'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { roleRanges } from '#value/expression-role'
import { failureFinding } from '#value/formula/failure-finding'
import type { UnitEnvironment } from '#value/formula/unit-check'
import type { ModelExpression } from '#value/model-expressions'
import type { BlockClock } from './block-values.ts'
import type { FormulaLedger } from './formula-values.ts'

/** What was met while a model ran: formulas without a finite value, values out of range. */
export interface SimulationLedger extends FormulaLedger {
  /** What stops the simulation: there are no figures then. */
  problems(): readonly Finding[]
  /** What is doubtful. */
  warnings(): readonly Finding[]
  /** Forgets what was met, for another run. */
  clear(): void
}

/** An empty ledger for a run whose blocks the clock counts. */
export function createSimulationLedger(
  clock: BlockClock,
  environment: UnitEnvironment,
): SimulationLedger {
  const failures = new Map<string, Finding>()
  const parts = new Map<string, Finding>()
  const outside = new Map<string, Outside>()
  return {
    clear() {
      for (const list of [failures, parts, outside]) list.clear()
    },
    failed(source, failure) {
      const list = source.role === 'part' ? parts : failures
      if (list.has(source.path)) return
      const draw = clock.block * BLOCK_LENGTH + failure.draw
      const place = { path: source.path }
      const found = failureFinding({ ...failure, draw }, source.text ?? '', place, (text) =>
        unitOfInput(text, environment),
      )
      const message =
        source.text === undefined ? `it gives no finite number at draw ${draw + 1}.` : found.message
      list.set(source.path, { ...found, message: `${sentence(source.words)}: ${message}` })
    },
    checked(source, count) {
      const entry = outside.get(source.path) ?? { source, count: 0, of: 0 }
      entry.count += count
      entry.of += clock.length
      outside.set(source.path, entry)
    },
    problems() {
      const rates = [...outside.values()].filter(({ source, count }) => count > 0 && isRate(source))
      const ranges = rates.map(({ source }) =>
        rangeFinding(source, 'is not above -100 % in some draws'),
      )
      return failures.size > 0 ? [...parts.values(), ...failures.values(), ...ranges] : ranges
    },
    warnings() {
      return [...outside.values()]
        .filter(({ source, count }) => count > 0 && !isRate(source))
        .map(({ source, count, of }) => outsideFinding(source, count / of))
    },
  }
}

/** The unit of an input of a formula: of a name, or of what a need's function gives. */
function unitOfInput(text: string, { unitOf, needUnit }: UnitEnvironment): Unit | undefined {
  const need = /^(?:saved|before|after)\s*\(\s*([a-z\d-]+)/u.exec(text)?.[1]
  return need === undefined ? unitOf(text) : needUnit(need)?.saved
}

/** How many of the values of an expression lie outside the range of its role. */
interface Outside {
  readonly source: ModelExpression
  count: number
  of: number
}

function isRate({ role }: ModelExpression): boolean {
  return role === 'discount-rate' || role === 'growth'
}

function rangeFinding(source: ModelExpression, words: string): Finding {
  const hint = 'Choose a range, or a family of distribution, that stays above it.'
  return problem('range', { path: source.path }, `${sentence(source.words)} ${words}.`, hint)
}

function outsideFinding(source: ModelExpression, share: number): Finding {
  const range = roleRanges[source.role]?.words ?? 'its range'
  const percent = share * 100 < 0.1 ? 'less than 0.1 %' : `${(share * 100).toFixed(1)} %`
  const message = `${sentence(source.words)} is not ${range} in ${percent} of the draws.`
  const hint =
    'Choose a family that stays inside, such as beta, PERT or a plain range without a unit.'
  return warning(
    source.role === 'starts' ? 'range' : 'probability',
    { path: source.path },
    message,
    hint,
  )
}
