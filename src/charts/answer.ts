import type { AnswerChart, StatedFigure } from '#charts/chart'
import { contrastsBehind } from '#charts/contrasts-behind'
import { nextMeasurement } from '#charts/information'
import { figuresBeside, headlineFigure } from '#charts/stated-figures'
import { marketStrength } from '#charts/market/market-alone'
import { inputWords, noMoney, solutionName, type ValueView, valueView } from '#charts/value-view'
import {
  evidenceVerdict,
  needCounts,
  needsByCertainty,
  oddsSentence,
  verdict,
} from '#charts/verdict'
import { sentence } from '#quantity/sentence'
import {
  counted,
  designWords,
  gradeWords,
  labWords,
  moneyRange,
  sourceWords,
} from '#charts/wording'
import type { Estimate } from '#evidence/estimate'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/**
 * The answer on which a study opens: value a year, both NPVs, payback, chance of a loss, how
 * strong the evidence is, what would change the answer most, and what to do next.
 */
export function answerChart(assessment: Assessment, locale: Locale): AnswerChart {
  const view = valueView(assessment)
  const strength = strengthOf(assessment, locale)
  const doubt = view === undefined ? undefined : largestDoubt(view, locale)
  const figures = view === undefined ? [] : statedFigures(view, locale)
  const said = needCounts(needsByCertainty(assessment))
  const odds = view === undefined ? '' : `${oddsSentence(view)} `
  const subtitle = `${odds}${said === '' || view === undefined ? '' : `Measured: ${said}. `}${strength.sentence}`
  const title = view === undefined ? evidenceVerdict(oursOf(assessment), assessment) : verdict(view)
  return {
    kind: 'answer',
    id: 'answer',
    title,
    subtitle,
    description: [`${title}.`, subtitle, ...figures.map(spoken)].join(' '),
    table: answerTable(figures),
    notes: [],
    ...(view === undefined ? { empty: noMoney(assessment) } : { headline: figures[0]! }),
    beside: figures.slice(1),
    strength: { words: strength.words, reason: strength.reason },
    ...(doubt === undefined ? {} : { doubt }),
    next: nextStep(assessment, view, locale),
  }
}

/** The headline figure and those beside it. */
export function statedFigures(view: ValueView, locale: Locale): readonly StatedFigure[] {
  return [headlineFigure(view, locale), ...figuresBeside(view, locale)]
}

function oursOf(assessment: Assessment): string {
  const treatment = assessment.study.evidence.find((block) => block.treatment !== undefined)
  const ours = assessment.study.solutions.find((solution) => solution.role === 'ours')
  return ours?.name ?? solutionName(assessment, treatment?.treatment ?? '')
}

function spoken(figure: StatedFigure): string {
  return `${figure.value} ${figure.what} (${figure.range}).`
}

function answerTable(figures: readonly StatedFigure[]): AnswerChart['table'] {
  return {
    caption: 'The answer in figures',
    columns: [
      { label: 'Figure', numeric: false },
      { label: 'Value', numeric: true },
      { label: 'Range', numeric: true },
    ],
    rows: figures.map((figure) => [
      { text: figure.what },
      { text: figure.value, figure: figure.figure },
      { text: figure.range },
    ]),
  }
}

/** The lowest grade of the designs that the money (or, without money, the matrix) rests on. */
function strengthOf(
  assessment: Assessment,
  locale: Locale,
): { readonly words: string; readonly reason: string; readonly sentence: string } {
  const behind = evidenceBehind(assessment)
  const weakest = behind.toSorted((a, b) => a.grade - b.grade)[0]
  const share = assessment.value?.designShare ?? 0
  const percent = formatQuantity({ value: Math.round(share * 100) / 100, unit: '%' }, locale)
  const design =
    share < 0.005 ? '' : ` ${percent} of the range comes from the design, not from the sample.`
  const market = marketStrength(assessment)
  if (weakest === undefined && market !== undefined)
    return { ...market, sentence: `${market.words}: ${market.reason}.` }
  if (weakest === undefined) {
    const words = 'No measurement stands behind it'
    return { words, reason: 'every figure rests on assumptions', sentence: `${words}.` }
  }
  const several = new Set(behind.map((estimate) => estimate.grade)).size > 1
  const grade = `${several ? 'at the weakest ' : ''}${gradeWords(weakest.grade)}`
  const lab = behind.some((estimate) => estimate.setting === 'lab') ? `, ${labWords}` : ''
  const of = assessment.model === undefined ? '' : ' behind the money'
  return {
    words: sentence(`${grade}${lab}`),
    reason: weakest.gradeReason.startsWith(designWords(weakest.design))
      ? weakest.gradeReason
      : `${designWords(weakest.design)}; ${weakest.gradeReason}`,
    sentence: `The design of the evidence${of} is ${grade}${lab}.${design}`,
  }
}

/** The estimates that enter the money; all of them where there is none. */
function evidenceBehind(assessment: Assessment): readonly Estimate[] {
  const { model, estimates } = assessment
  if (model === undefined) return estimates
  const contrasts = contrastsBehind(model)
  return estimates.filter((estimate) =>
    contrasts.some(
      (contrast) => contrast.need === estimate.need && contrast.block === estimate.block,
    ),
  )
}

function largestDoubt(view: ValueView, locale: Locale): AnswerChart['doubt'] {
  const first = view.value.sensitivities[0]
  if (first === undefined) return undefined
  const range = moneyRange([first.low.npv, first.high.npv], view.model.currency, locale)
  return {
    words: inputWords(first, view),
    reason: `between its P10 and its P90 the net present value is ${range}`,
    figure: `value.sensitivity.${first.input}`,
  }
}

/** What is worth measuring before the decision; to decide, where nothing is. */
function measuredNext(view: ValueView, locale: Locale): AnswerChart['next'] {
  const next = nextMeasurement(view, locale)
  if (next !== undefined) return { words: `Measure: ${next.label}`, reason: next.words }
  return {
    words: `Decide: ${view.value.npv.mean > 0 ? view.ours : view.reference}`,
    reason: 'no figure, known for good, would change the decision often enough to pay for it',
  }
}

function nextStep(
  assessment: Assessment,
  view: ValueView | undefined,
  locale: Locale,
): AnswerChart['next'] {
  const problems = assessment.findings.filter((finding) => finding.severity === 'problem').length
  if (problems > 0) {
    return {
      words: `Mend ${counted(problems, 'problem')}`,
      reason: 'each says where it stands and how to mend it',
    }
  }
  if (view === undefined) {
    return { words: 'Put a value on it', reason: noMoney(assessment).next }
  }
  const first = view.value.sensitivities[0]
  if (first === undefined) {
    return { words: 'Give the assumptions ranges', reason: 'no input has any doubt in it yet' }
  }
  if (view.value.influence !== undefined) return measuredNext(view, locale)
  const swing = formatQuantity({ value: first.swing, unit: view.model.currency }, locale)
  const assumption = view.model.assumptions.find((one) => one.id === first.input)
  if (assumption === undefined) {
    return {
      words: `Observe more: ${inputWords(first, view)}`,
      reason: `what is not known of it moves the net present value by ${swing}`,
    }
  }
  const source = sourceWords(assumption.source)
  return {
    words: `Measure: ${inputWords(first, view)}`,
    reason: `it moves the net present value by ${swing} and rests on ${source === '' ? 'no source' : source}`,
  }
}
