import { planSentence } from '#charts/plan-words'
import { hasCapacity } from '#charts/value-view'
import { eightyPercent } from '#charts/wording'
import { formatCount } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Conventions and settings in use, each a sentence: they stand in every report. */
export function conventions(assessment: Assessment, locale: Locale): readonly string[] {
  const { settings, version, study, model } = assessment
  const level = formatQuantity({ value: settings.level, unit: '%' }, locale)
  return [
    `Worthline ${version}; seed ${settings.seed}, ${formatCount(settings.draws, locale)} draws. The same study, seed and draws give the same figures, bit for bit.`,
    `Study ${study.hash.slice(0, 12)} (SHA-256 of the document).${model === undefined ? '' : ` Money in ${study.currency}.`}`,
    `Intervals of evidence are at ${level}. An improvement is positive when it is better, of arithmetic means, on the baseline; a scale with an arbitrary zero is a share of its length; yes-no is in points first. “Too early to tell”: the interval of the difference holds zero.`,
    ...(model === undefined ? [] : moneyConventions(assessment, locale)),
  ]
}

function moneyConventions(assessment: Assessment, locale: Locale): readonly string[] {
  const model = assessment.model!
  const share = assessment.value?.designShare ?? 0
  const byMonths = model.period === 'month' ? ', at (1 + rate)^(1/12) - 1 a month' : ''
  const discounting = model.start === undefined ? byMonths : ', each worth (1 + rate)^(-days / 365)'
  const benefits = hasCapacity({ model }) ? 'cash and captured capacity' : 'cash'
  return [
    planSentence(model, locale),
    `Simulated figures: the headline is the median with the P10 to P90, the ${eightyPercent} range; tables and bars show the mean, so that parts add up.`,
    `Net present value: ${benefits} of ours less the reference, minus the difference of their costs; time 0 is not discounted, flows come at the ` +
      `${model.midPeriod ? 'middle' : 'end'} of each ${model.period}${discounting}. Soft benefits are in no total. “Cash alone”: the cash class less all costs, internal hours shown apart.`,
    'Return on investment = (present value of benefits less present value of costs) / present value of costs. Payback: first crossing, linear inside the period, on ' +
      `${model.paybackBasis === 'cash' ? 'cash' : benefits}; never counts as infinity.`,
    'Haircuts (capture, attribution, execution risk, decay) shrink a driver whose mean is a gain, all its draws alike; ' +
      (model.losses === 'full' ? 'a loss counts in full.' : 'a loss is shrunk the same way.') +
      ' This is decided once, on the base scenario.',
    'A range “a to b” is a central 90 % interval. Evidence enters the money with its sampling distribution and a bias term by the grade of its design; ' +
      (share < 0.0005
        ? 'here it adds nothing.'
        : `${formatQuantity({ value: Math.round(share * 1000) / 1000, unit: '%' }, locale)} of the variance of the net present value comes from it.`),
  ]
}
