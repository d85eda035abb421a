import type { Contrast, JointArms } from '#evidence/joint-arms'
import type { Finding, Place } from '#quantity/finding'
import { contrastsByName } from '#study/evaluation/contrasts'
import { needsOf, type Study } from '#study/study'
import { checkModel } from '#value/check-model'
import { everythingIn } from '#value/check/model-check'
import { modelExpressions } from '#value/model-expressions'
import type { ValueModel } from '#value/model'

/** The whole value model of a study: what the document says and what the rows bring. */
export function completeModel(
  model: NonNullable<Study['model']>,
  contrasts: readonly Contrast[],
  arms: readonly JointArms[],
): ValueModel {
  return { ...model, arms, contrasts: contrastsByName(contrasts, model) }
}

/** What is refused already, by the names that formulas have for it. */
export interface BrokenNames {
  /** Assumptions, formulas and needs without a unit to count with. */
  readonly unread: ReadonlySet<string>
  /** Needs whose evidence is refused. */
  readonly unmeasured: ReadonlySet<string>
}

export interface ValueSurroundings {
  readonly placeOf: (path: string) => Place
  readonly broken: BrokenNames
}

/**
 * What keeps a model from being money, and what is doubtful about it. What only follows from
 * something that is refused already is left out.
 */
export function checkValue(
  study: Pick<Study, 'jobs'>,
  model: ValueModel,
  { placeOf, broken }: ValueSurroundings,
): readonly Finding[] {
  const needUnits = Object.fromEntries(
    needsOf(study).flatMap(({ need }) =>
      need.metric === undefined ? [] : [[need.id, need.metric.unit]],
    ),
  )
  const { unread, unmeasured } = broken
  const hidden = new Set(brokenPaths(model, unread))
  return checkModel(model, { needUnits, placeOf }).filter((finding) => {
    if (aboutEvidence.has(finding.code) && names(finding, unmeasured)) return false
    const ownName = finding.code === 'unknown-reference' && !names(finding, unread)
    return ownName || finding.place.path === undefined || !hidden.has(finding.place.path)
  })
}

const aboutEvidence: ReadonlySet<string> = new Set(['unknown-reference', 'formula', 'needs-proxy'])

function names({ message }: Finding, words: ReadonlySet<string>): boolean {
  const quoted = message.matchAll(/[`"](?=([^`"]*)[`"])/g)
  return [...quoted].some(([, word = '']) => words.has(word))
}

/** Paths of the expressions that rest on something broken. */
function brokenPaths(model: ValueModel, broken: ReadonlySet<string>): readonly string[] {
  return modelExpressions(model).flatMap(({ expression, path }) => {
    const { names, needs } = everythingIn(model, expression)
    const used = [...names, ...needs.map(({ need }) => need)]
    return used.some((name) => broken.has(name)) ? [path] : []
  })
}
