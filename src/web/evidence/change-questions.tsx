import { entriesOf } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import {
  changeColumns,
  type ChangeDraft,
  type HeldColumn,
  heldColumns,
  isInWords,
} from './change-draft.ts'
import { fileNameOf, useFileProfile } from './use-file-profile.ts'

/** The columns of a data set with what its file holds; undefined while that is looked for. */
export function useHeldColumns(data: string): readonly HeldColumn[] | undefined {
  const { document } = useOpenStudy()
  const set = entriesOf(valueAt(document, ['data'])).find((one) => one['id'] === data)
  const profiled = useFileProfile(fileNameOf(set))
  return profiled.isLoading ? undefined : heldColumns(set, profiled.data?.profile.columns ?? [])
}

/** When some changed, and who they are. */
export function ChangeQuestions(props: {
  columns: readonly HeldColumn[]
  /** Ids of the needs. */
  measured: readonly string[]
  draft: ChangeDraft
  onChange(draft: ChangeDraft): void
}) {
  const { columns, measured, draft, onChange } = props
  const { times, groups } = changeColumns(columns, measured)
  const time = times.find(({ id }) => id === draft.at)
  const group = groups.find(({ id }) => id === draft.group)
  const units = columns.some(({ id }) => id === 'customer' || id === 'cluster')
  return (
    <>
      <Choice
        words="Which column says when?"
        value={draft.at}
        choices={times.map(({ id }) => id)}
        onChange={(at) => onChange({ ...draft, at, from: '' })}
      />
      {time === undefined ? null : isInWords(time) ? (
        <Choice
          words="What stands there for the time with the change?"
          value={draft.from}
          choices={time.values}
          onChange={(from) => onChange({ ...draft, from })}
        />
      ) : (
        <label className="inline">
          The first time with the change{' '}
          <input
            className="field"
            placeholder={example(time)}
            value={draft.from}
            onChange={(event) => onChange({ ...draft, from: event.currentTarget.value })}
          />
        </label>
      )}
      <Choice
        words="Which column tells the groups apart?"
        value={draft.group}
        choices={groups.map(({ id }) => id)}
        onChange={(named) => onChange({ ...draft, group: named, treated: '' })}
      />
      {group === undefined ? null : (
        <Choice
          words="What stands there for those who changed?"
          value={draft.treated}
          choices={group.values}
          onChange={(treated) => onChange({ ...draft, treated })}
        />
      )}
      {times.length > 0 && groups.length > 0 ? null : (
        <p className="note">
          ▲ The rows need a column with the time and one with the group: say under Files what they
          are.
        </p>
      )}
      {units ? null : (
        <p className="note">
          ▲ Say under Files which column tells the customers or the teams apart: each is compared
          with itself.
        </p>
      )}
    </>
  )
}

function example({ range, values }: HeldColumn): string {
  if (range === undefined) return values[0] ?? '2026-03-01'
  return String(Math.round((range[0] + range[1] + 1) / 2))
}

function Choice(props: {
  words: string
  value: string
  choices: readonly string[]
  onChange(value: string): void
}) {
  return (
    <label className="inline">
      {props.words}{' '}
      <select
        className="field"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <option value="">choose</option>
        {props.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </label>
  )
}
