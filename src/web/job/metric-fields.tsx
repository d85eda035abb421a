import { metricKinds, type MetricType } from '#job/metric'
import { DocumentChoice } from '../cells/document-choice.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, textOf, written } from '../fields/entries.ts'
import { type CellPlace, useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { documentNeeds } from './document-jobs.ts'

/** What a metric of each type needs besides its kind, and what it begins with. */
const types: Readonly<Record<MetricType, { readonly words: string; readonly begins: Entry }>> = {
  duration: { words: 'a duration', begins: { kind: 'speed', unit: 'min' } },
  count: { words: 'a count', begins: { kind: 'accuracy', unit: 'failure' } },
  'yes-no': { words: 'yes or no', begins: { kind: 'completion' } },
  rate: {
    words: 'errors per opportunity',
    begins: { kind: 'accuracy', unit: 'error/opportunity' },
  },
  scale: { words: 'a rating', begins: { kind: 'effort', from: 0, to: 10 } },
  spread: { words: 'how far another need varies', begins: { kind: 'reliability' } },
  'share-within': {
    words: 'share of another need within a bound',
    begins: { kind: 'reliability', 'at-most': '60 min' },
  },
  share: { words: 'a share in every row', begins: { kind: 'completion', unit: '%' } },
  money: { words: 'money', begins: { kind: 'money' } },
  number: { words: 'a number', begins: { kind: 'resource-use', unit: 'unit' } },
  'time-to-event': {
    words: 'time until something happens',
    begins: { kind: 'completion', unit: 'month' },
  },
}
const typeChoices = [
  ['', 'no metric yet'],
  ...Object.entries(types).map(([type, { words }]) => [type, words] as const),
] as const
const kindChoices = metricKinds.map((kind) => [kind, kind.replaceAll('-', ' ')] as const)

/** How a need is measured: what stands in a row, in which unit, which kind of performance it is. */
export function MetricFields(props: { path: readonly string[]; need: Entry; words: string }) {
  const { path, need, words } = props
  const { document } = useOpenStudy()
  const { place } = useEdits()
  const metric = need['metric']
  const type = textOf(metric, 'type')
  const others = documentNeeds(document)
    .filter(({ id }) => id !== need['id'])
    .map((one) => [one.id, one.words] as const)
  const cell = (key: string): CellPlace =>
    place([...path, 'metric', key], written, (text) => `${words}: ${key} ${text}`)
  const begun = (chosen: string): Entry | undefined => {
    if (chosen === '') return undefined
    const of = chosen === 'spread' || chosen === 'share-within' ? { of: others[0]?.[0] ?? '' } : {}
    const unit = chosen === 'money' ? { unit: textOf(document, 'currency') || 'EUR' } : {}
    return { type: chosen, ...types[chosen as MetricType].begins, ...of, ...unit }
  }
  const measured = (chosen: string): string =>
    chosen === '' ? 'not measured' : `measured as ${types[chosen as MetricType].words}`
  const field = (key: string, label: string) => (
    <label>
      <span>{label}</span>
      <DocumentCell
        label={`${label} of “${words}”`}
        value={textOf(metric, key)}
        place={cell(key)}
      />
    </label>
  )
  return (
    <div className="metric">
      <label>
        <span>Measured as</span>
        <DocumentChoice
          label={`Metric of “${words}”`}
          value={type}
          choices={typeChoices}
          place={place([...path, 'metric'], begun, (chosen) => `${words}: ${measured(chosen)}`)}
        />
      </label>
      {type === '' ? null : (
        <label>
          <span>Kind</span>
          <DocumentChoice
            label={`Kind of metric of “${words}”`}
            value={textOf(metric, 'kind')}
            choices={kindChoices}
            place={cell('kind')}
          />
        </label>
      )}
      {['duration', 'count', 'rate', 'money', 'number', 'time-to-event'].includes(type)
        ? field('unit', 'Unit')
        : null}
      {type === 'scale' ? field('from', 'From') : null}
      {type === 'scale' ? field('to', 'To') : null}
      {type === 'spread' || type === 'share-within' ? (
        <label>
          <span>Of</span>
          <DocumentChoice
            label={`Need that “${words}” speaks of`}
            value={textOf(metric, 'of')}
            choices={others}
            place={cell('of')}
          />
        </label>
      ) : null}
      {type === 'share-within' ? field('at-most', 'At most') : null}
    </div>
  )
}
