import type { AskedTest } from '#contract/test-plan'
import { readWrittenQuantity } from '#evidence/planning/planned-effect'
import type { TestPlan } from '#evidence/planning/test-plan'
import type { Finding } from '#quantity/finding'
import type { PlanRequest } from '#use-cases/plan'
import { Refusal } from '#use-cases/refusal'
import { documentName } from '#use-cases/studies/describe-text'
import { withFolder } from '#use-cases/studies/study-files'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor } from '#use-cases/ports/store'

/** What a test of a stored study would take, before it is made. */
export async function planStudy(
  who: Actor,
  [id, asked]: readonly [string, AskedTest],
  ports: StudyPorts,
): Promise<{ readonly plan: TestPlan; readonly findings: Finding[] }> {
  const wanted = questionOf(asked)
  const { value, findings } = await withFolder(who, id, [
    ports,
    (folder) => ports.work.plan({ ...wanted, study: `${folder}/${documentName}` }),
  ])
  if (value === undefined)
    throw new Refusal('unreadable', 'No test can be planned.', { findings: [...findings] })
  return { plan: value, findings: [...findings] }
}

function questionOf(asked: AskedTest): Omit<PlanRequest, 'study'> {
  const { need, effect, correlation, baseline, sd, perWeek, clusters, ...settings } = asked
  refuseAlone(asked)
  const given =
    baseline === undefined
      ? {}
      : {
          given: {
            baseline: quantityOf('baseline', baseline),
            ...(sd === undefined ? {} : { sd: quantityOf('sd', sd) }),
          },
        }
  return {
    ...(need === undefined ? {} : { need }),
    ...(correlation === undefined ? {} : { correlation }),
    ...given,
    question: {
      ...settings,
      effect: quantityOf('effect', effect),
      ...(perWeek === undefined ? {} : { perWeek }),
      ...(clusters === undefined ? {} : { clusters: { ...clusters, sizeVariation: 0 } }),
    },
  }
}

/** What says nothing without another answer. */
function refuseAlone({ baseline, sd, paired, correlation }: AskedTest): void {
  if (sd !== undefined && baseline === undefined)
    throw new Refusal('invalid', 'A standard deviation alone says not enough.', {
      place: 'sd',
      hint: 'Say how the need stands today, too.',
    })
  if (correlation !== undefined && !paired)
    throw new Refusal('invalid', 'A correlation is one of pairs.', {
      place: 'correlation',
      hint: 'Plan the same units under both solutions, or leave it out.',
    })
}

function quantityOf(place: string, text: string): PlanRequest['question']['effect'] {
  const read = readWrittenQuantity(text)
  if (read !== undefined) return read
  const hint = 'Write a number with its unit: 10 %, 5 s, 2 points.'
  throw new Refusal('invalid', `“${text}” is no number.`, { place, hint })
}
