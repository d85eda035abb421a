import type { Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { marketKeys } from '#study/document/market-keys'
import { isEntries, isList, valueAt } from '../save/document-place.ts'
import { keyWords, shapesOf } from '../form/form-field.ts'

/** Something that a study can say on its market. */
export interface MarketChoice {
  /** The key of the document under which it stands. */
  readonly key: string
  readonly name: string
  /** The question that it answers, as people ask it. */
  readonly question: string
  readonly about: string
  readonly node: SchemaNode
  /** Whether there are several of it, in a list. */
  readonly many: boolean
}

const questions: Readonly<Record<string, string>> = {
  'solutions-from': 'Which alternatives stand in a file?',
  ratings: 'What does somebody think of a solution?',
  maps: 'Who does it how well, at which price?',
  segments: 'Which customers are alike?',
  segmentation: 'Which groups do the rows show?',
  'attribute-prices': 'What do the parts of an offer add to its price?',
  demand: 'How does the price move what is sold?',
  elements: 'What do customers value?',
  perception: 'Do customers believe what was measured?',
  evolution: 'How did it go, and for how long does it last?',
  'economic-value': 'What is it worth against the next best?',
  reconciliation: 'Between which prices should ours be?',
  'paid-improvement': 'Who would pay for how much improvement?',
  'paid-by-person': 'Would those who gained more pay more?',
  'metric-candidates': 'What could be measured and improved next?',
  questions: 'Do we measure what matters?',
  'surveys.needs': 'How important is it, and how satisfied are they?',
  'surveys.satisfaction-drivers': 'What drives satisfaction?',
  'surveys.ratings': 'How do judges rate the alternatives?',
  'surveys.van-westendorp': 'When is it too cheap, and when too expensive?',
  'surveys.gabor-granger': 'Would they buy at this price, and at that?',
  'surveys.dichotomous-choice': 'Would they pay this amount, yes or no?',
  'surveys.interval-payment': 'Between which amounts would they pay?',
  'surveys.choice': 'Which of these offers do they choose?',
  'surveys.max-diff': 'What matters most to them, and what least?',
}

/** Everything that a study can say on its market, as far as its format knows it. */
export function marketChoices(schema: SchemaNode): readonly MarketChoice[] {
  return marketKeys.flatMap((key) => {
    const node = schema.properties?.[key]
    if (node === undefined) return []
    const many = node.items !== undefined
    return shapesOf(node.items ?? node).map((shape): MarketChoice => {
      const kind = shape.properties?.['kind']?.const
      const id = typeof kind === 'string' ? `${key}.${kind}` : key
      return {
        key,
        name: typeof kind === 'string' ? kind : key,
        question: questions[id] ?? `${keyWords(typeof kind === 'string' ? kind : key)}?`,
        about: shape.description ?? node.description ?? '',
        node: shape,
        many,
      }
    })
  })
}

/** The keys of the market under which a document says something. */
export function marketKeysOf(document: Json): readonly string[] {
  return marketKeys.filter((key) => {
    const value = valueAt(document, [key])
    return isList(value) ? value.length > 0 : isEntries(value)
  })
}
