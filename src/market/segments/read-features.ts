import type { UnitsAnswer } from '#evidence/rows/question'
import { countInWords } from '#evidence/words'
import { featureOf, type CustomerFeature, type Customers } from '#market/segments/customers'
import { scaledValues } from '#market/segments/grouping'
import type { Feature, Segmentation } from '#market/segments/segmentation'
import { isProblem, problem, warning, type Finding } from '#quantity/finding'

/** The features of customers that something can be seen by, and what is wrong with the others. */
export function readFeatures(
  block: Segmentation,
  customers: Customers,
  answer: UnitsAnswer,
): { readonly features: readonly CustomerFeature[]; readonly findings: readonly Finding[] } {
  const read = block.features.map((feature) => readFeature([block, feature], customers, answer))
  const target = block.targeting.flatMap(({ feature }) =>
    feature === undefined ? [] : readFeature([block, feature], customers, answer).findings,
  )
  return {
    features: read.flatMap(({ found }) => found ?? []),
    findings: [...read.flatMap(({ findings }) => findings), ...target.filter(isProblem)],
  }
}

function readFeature(
  [block, feature]: readonly [Segmentation, Feature],
  customers: Customers,
  answer: UnitsAnswer,
): { readonly found?: CustomerFeature; readonly findings: readonly Finding[] } {
  const found = featureOf(feature, customers, answer)
  if (found === undefined) return { findings: [noNumbers(block, feature)] }
  const missing = missingIn(found)
  if (customers.count > 0 && missing === customers.count)
    return { findings: [empty(block, feature)] }
  const gaps = missing === 0 ? [] : [gap(block, feature, [missing, customers.count])]
  if (customers.count < 2 || varies(found)) return { found, findings: gaps }
  return { findings: [...gaps, constant(block, feature)] }
}

function missingIn(found: CustomerFeature): number {
  return 'values' in found
    ? scaledValues(found).filter(Number.isNaN).length
    : found.categories.codes.filter((code) => code < 0).length
}

function varies(found: CustomerFeature): boolean {
  if ('categories' in found) return found.categories.labels.length > 1
  const there = scaledValues(found).filter((value) => !Number.isNaN(value))
  return there.some((value) => value !== there[0])
}

function placeOf({ path }: Segmentation, { place }: Feature): { readonly path: string } {
  return { path: `${path}.${place}` }
}

function noNumbers(block: Segmentation, feature: Feature): Finding {
  const message = `The column \`${feature.column}\` holds no numbers, and \`${feature.as}\` is made of numbers.`
  const hint = 'Code it as numbers, or write `method: latent-class`, which takes categories.'
  return problem('wrong-value', placeOf(block, feature), message, hint)
}

function empty(block: Segmentation, feature: Feature): Finding {
  const what = feature.as === 'recency' ? 'dates' : 'values that can be read'
  const message = `No customer has ${what} in \`${feature.column}\`; it is left out.`
  const hint =
    'Groups are sought among numbers; dates are written as 2026-11-22, and `method: latent-class` takes categories.'
  return warning('missing-value', placeOf(block, feature), message, hint)
}

function gap(
  block: Segmentation,
  feature: Feature,
  [missing, all]: readonly [number, number],
): Finding {
  const whose = `${missing} of ${countInWords(all, 'customer')}`
  const message =
    block.method === 'latent-class'
      ? `${whose} have no answer in \`${feature.column}\`: it says nothing of their class.`
      : `${whose} have no value of \`${feature.name}\`: ${block.method === 'given' ? 'they do not count in its means' : 'they are in no group'}.`
  const hint =
    feature.log && block.method !== 'latent-class'
      ? 'Amounts under 0 have no logarithm either.'
      : 'Leave the feature out if many are missing, or if they are missing for a reason.'
  return warning('missing-value', placeOf(block, feature), message, hint)
}

function constant(block: Segmentation, feature: Feature): Finding {
  const message = `All customers have the same \`${feature.name}\`: it distinguishes nobody, and is left out.`
  return warning('no-variation', placeOf(block, feature), message, 'Name another feature.')
}
