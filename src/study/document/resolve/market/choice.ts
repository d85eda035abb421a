import type { ChoiceAttribute, ChoiceScenario, ChoiceSurvey } from '#market/choice/choice-survey'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { resolveBestPrice } from '#study/document/resolve/market/best-price'
import { resolveMoney } from '#study/document/resolve/market/money'
import { refuse, refuseReference, take, type Resolution } from '#study/document/resolve/resolution'
import { readUnit } from '#quantity/read-unit'
import type { SurveyOfKind } from '#study/document/schema/study'

type Written = SurveyOfKind<'choice'>

/** What surveys begin with; where nobody says how many draws, chains go on until they have settled, up to so many. */
const usual = { chains: 2, burnIn: 400, draws: 1000, most: 20_000 } as const

/** Names that figures give to terms of their own. */
const taken = ['price', 'asc']

/** A survey of choices, where its attributes are apart and its offers name them. */
export function resolveChoice(
  resolution: Resolution,
  survey: Written,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): ChoiceSurvey | undefined {
  const { kind, respondent, task, chosen, stated = true, none, method, chains, draws } = survey
  const price = priceOf(resolution, survey, path)
  const attributes = attributesOf(resolution, survey, path)
  const scenarios = scenariosOf(resolution, [survey, price], path)
  if (price === 'refused' || attributes === undefined || scenarios === undefined) return undefined
  if (!oneEach(resolution, survey, path)) return undefined
  const { 'burn-in': burnIn = usual.burnIn } = survey
  const drawn = draws === undefined ? { draws: usual.draws, most: usual.most } : { draws }
  const space = spaceOf(resolution, survey, path)
  const bayes = { chains: chains ?? usual.chains, burnIn, ...drawn, ...space }
  return {
    ...basics,
    kind,
    respondent,
    task,
    chosen,
    stated,
    ...(price === undefined ? {} : { price }),
    attributes,
    ...(none === undefined ? {} : { none }),
    ...(method === 'hierarchical-bayes' ? { bayes } : {}),
    scenarios,
  }
}

/** Weights in money need weights by person, and a price. */
function spaceOf(
  resolution: Resolution,
  { space, method, price }: Written,
  path: DocumentPath,
): { readonly inMoney?: true } {
  if (space !== 'willingness-to-pay') return {}
  if (method === 'hierarchical-bayes' && price !== undefined) return { inMoney: true }
  const [lacks, hint] =
    price === undefined
      ? ['a `price`', 'Name the column of the price, or take `space: utility`.']
      : ['weights by person', 'Add `method: hierarchical-bayes`, or leave `space` out.']
  refuse(resolution, ['missing-key', [...path, 'space']], `Weights in money need ${lacks}.`, hint)
  return {}
}

function priceOf(
  resolution: Resolution,
  { price }: Written,
  path: DocumentPath,
): ChoiceSurvey['price'] | 'refused' {
  if (price === undefined) return undefined
  const money = resolveMoney(resolution, price, [...path, 'price'])
  return money === undefined ? 'refused' : { column: price.from, money }
}

function attributesOf(
  resolution: Resolution,
  { attributes = {}, solution, price }: Written,
  path: DocumentPath,
): readonly ChoiceAttribute[] | undefined {
  const found = Object.entries(attributes).map(([id, { from, unit, base }]): ChoiceAttribute => {
    const at = [...path, 'attributes', id]
    if (taken.includes(id)) {
      const message = `\`${id}\` has a meaning of its own among the attributes.`
      refuse(resolution, ['reserved-id', at], message, 'Call the attribute something else.')
    }
    if (unit !== undefined) take(resolution, readUnit(unit, resolution.place([...at, 'unit'])))
    return {
      id,
      column: from,
      ...(unit === undefined ? {} : { unit }),
      ...(base === undefined ? {} : { base: String(base) }),
    }
  })
  if (Object.keys(attributes).some((id) => taken.includes(id))) return undefined
  if (found.length === 0 && price === undefined && solution === undefined) {
    const message = 'Nothing sets the offers apart.'
    const hint = 'Name a `price`, `attributes` or the `solution` of each offer.'
    refuse(resolution, ['missing-key', path], message, hint)
    return undefined
  }
  const constants =
    solution === undefined
      ? []
      : [{ id: 'asc', column: solution.from, base: String(solution.base) }]
  return [...constants, ...found]
}

/** Whether no column stands for two things. */
function oneEach(
  resolution: Resolution,
  { respondent, task, chosen, price, attributes = {}, none }: Written,
  path: DocumentPath,
): boolean {
  const own = [respondent, task, chosen, ...(price === undefined ? [] : [price.from])]
  const named = [
    ...own,
    ...Object.values(attributes).map(({ from }) => from),
    ...(none === undefined ? [] : [none]),
  ]
  const twice = named.find((column, index) => named.indexOf(column) !== index)
  if (twice === undefined) return true
  const message = `\`${twice}\` stands for two things in one survey.`
  refuse(resolution, ['wrong-value', path], message, 'Name a column for each.')
  return false
}

function scenariosOf(
  resolution: Resolution,
  [survey, found]: readonly [Written, ChoiceSurvey['price'] | 'refused'],
  path: DocumentPath,
): readonly ChoiceScenario[] | undefined {
  const { simulate = [], attributes = {}, price, none } = survey
  const known = [...(price === undefined ? [] : ['price']), ...Object.keys(attributes)]
  let sound = apart(resolution, { simulate, none }, [...path, 'simulate'])
  const scenarios = simulate.map((scenario, index) => {
    const { id, offers } = scenario
    const at = [...path, 'simulate', index, 'best-price']
    const money = found === 'refused' ? undefined : found?.money
    const tried = found === 'refused' ? found : resolveBestPrice(resolution, scenario, [money, at])
    sound = sound && tried !== 'refused'
    return {
      id,
      ...(tried === undefined || tried === 'refused' ? {} : { bestPrice: tried }),
      offers: Object.entries(offers).map(([offer, values]) => {
        for (const [attribute, value] of Object.entries(values)) {
          const at = [...path, 'simulate', index, 'offers', offer, attribute]
          sound = namedAttribute(resolution, [attribute, known], at) && sound
          const coded = attributes[attribute]?.base !== undefined
          if (coded || typeof value === 'number' || !known.includes(attribute)) continue
          const message = `\`${attribute}\` is a number, not \`${String(value)}\`.`
          refuse(
            resolution,
            ['wrong-value', at],
            message,
            'Write a number in the unit of the column.',
          )
          sound = false
        }
        return { id: offer, values: plain(values) }
      }),
    }
  })
  return sound ? scenarios : undefined
}

/** Whether scenarios have ids of their own, and no offer is called as "none of these" is. */
function apart(
  resolution: Resolution,
  { simulate = [], none }: Pick<Written, 'simulate' | 'none'>,
  path: DocumentPath,
): boolean {
  const twice = simulate.findIndex(({ id }, at) => simulate.findIndex((one) => one.id === id) < at)
  if (twice !== -1) {
    const message = `\`${simulate[twice]!.id}\` is the id of another scenario too.`
    const hint = 'Give one of them another id.'
    refuse(resolution, ['duplicate-id', [...path, twice, 'id']], message, hint)
  }
  const called = none === undefined ? -1 : simulate.findIndex(({ offers }) => 'none' in offers)
  if (called !== -1) {
    const message = '`none` stands for "none of these", which is among the offers already.'
    const at = [...path, called, 'offers', 'none']
    refuse(resolution, ['reserved-id', at], message, 'Call the offer something else.')
  }
  return twice === -1 && called === -1
}

function namedAttribute(
  resolution: Resolution,
  [attribute, known]: readonly [string, readonly string[]],
  path: DocumentPath,
): boolean {
  if (known.includes(attribute)) return true
  refuseReference(resolution, path, 'attribute', [attribute, known])
  return false
}

function plain(
  values: Readonly<Record<string, string | number | boolean>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'boolean' ? String(value) : value,
    ]),
  )
}
