import { betterDirection, type Need } from '#job/job'
import type { Advantage, MapView, NeedStanding } from '#market/alternatives/map-view'
import { marketFigureId } from '#market/figure-id'
import type { Figure } from '#quantity/figure'
import { sentence } from '#quantity/sentence'
import type { FigureBlockContext } from '#study/evaluation/figures/market/figure-block-figures'

/** Ours against every alternative, and what ours has and lacks need by need. */
export function advantageFigures(view: MapView, context: FigureBlockContext): readonly Figure[] {
  return [
    ...view.advantages.map((advantage) => advantageFigure(view, advantage, context)),
    ...view.standings.flatMap((standing) => standingFigures(view, standing, context)),
  ]
}

function advantageFigure(
  { block }: MapView,
  { need: id, solution, value, interval, method, best, inputs }: Advantage,
  { hash, input }: FigureBlockContext,
): Figure {
  const need = input.needs.find((one) => one.id === id)!
  const name = (of: string | undefined): string =>
    input.solutions.find((one) => one.id === of)?.name ?? of ?? ''
  const share = ['yes-no', 'share', 'share-within'].includes(need.metric?.type ?? '')
  return {
    id: marketFigureId(`advantage.${block.id}.${id}`, { solution }),
    label: `${needWords(need)}: ${name(block.ours)} against ${name(solution)}, positive is better`,
    value,
    unit: need.metric?.unit.text ?? '1',
    ...(interval === undefined ? {} : { interval }),
    method,
    inputs,
    settings: {
      better: betterDirection(need),
      best: best ? 'yes' : 'no',
      ...(share ? { shown: 'points' } : {}),
    },
    hash,
  }
}

function standingFigures(
  { block }: MapView,
  { need: id, unique, vulnerability, sustained }: NeedStanding,
  { hash, input }: FigureBlockContext,
): readonly Figure[] {
  const need = input.needs.find((one) => one.id === id)!
  const words = needWords(need)
  const best = vulnerability?.best
  const against =
    best === undefined
      ? []
      : [{ figure: marketFigureId(`advantage.${block.id}.${id}`, { solution: best }) }]
  return [
    {
      id: marketFigureId(`unique.${block.id}.${id}`, {}),
      label: `${words}: served by ours only`,
      ...unique,
      unit: '1',
      method: '1 where every alternative is said not to serve the need',
      inputs: input.opinions
        .filter((opinion) => opinion.need === id && opinion.value === 'none')
        .map(({ path, text, source }) => ({
          assumption: path,
          written: text,
          ...(source === undefined ? {} : { source }),
        })),
      hash,
    },
    ...(vulnerability === undefined
      ? []
      : [
          {
            id: marketFigureId(`vulnerability.${block.id}.${id}`, {}),
            label: `${words}: vulnerability, the gap to the best alternative by its importance`,
            value: vulnerability.value,
            unit: '1',
            ...(vulnerability.interval === undefined ? {} : { interval: vulnerability.interval }),
            method:
              'share of all importance times the gap as a share of our own level (of the scale, of all cases), 0 where ours leads; our level taken as known',
            inputs: against,
            settings: { weight: vulnerability.weight },
            hash,
          },
        ]),
    ...(sustained === undefined ? [] : [sustainedFigure(block, { id, words }, [sustained, hash])]),
  ]
}

function sustainedFigure(
  block: MapView['block'],
  { id, words }: { readonly id: string; readonly words: string },
  [sustained, hash]: readonly [NonNullable<NeedStanding['sustained']>, string],
): Figure {
  const { early, middle, late, probability } = sustained
  return {
    id: marketFigureId(`sustained.${block.id}.${id}`, {}),
    label: `${words}: ours until`,
    ...(middle === undefined
      ? { reason: 'more likely than not nobody draws level on what is expected' }
      : { value: middle }),
    unit: 'date',
    method:
      'day by which the first alternative is expected to have drawn level with chance one half; each day of an expectation alike, expectations independent',
    inputs: block.expectations
      .filter(({ need }) => need === id)
      .map(({ solution, earliest, latest, source }) => ({
        assumption: `${block.path}.expectations.${solution}`,
        written: earliest === latest ? earliest : `${earliest} to ${latest}`,
        ...(source === undefined ? {} : { source }),
      })),
    settings: {
      probability,
      ...(early === undefined ? {} : { p10: early }),
      ...(late === undefined ? {} : { p90: late }),
    },
    hash,
  }
}

/** "Time to an answer". */
function needWords({ outcome: { measure, focus } }: Need): string {
  return sentence(`${measure} ${focus}`)
}
