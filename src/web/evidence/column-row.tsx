import type { ColumnProfile } from '#evidence/profile/file-profile'
import { slug } from '#quantity/id'
import { CellField } from '../fields/cell-field.tsx'
import { textOf } from '../fields/entries.ts'
import type { documentNeeds } from '../job/document-jobs.ts'
import { isEntries } from '../save/document-place.ts'
import { type ColumnDraft, meant, roles } from './column-draft.ts'

const typeWords: Readonly<Record<string, string>> = {
  number: 'numbers',
  'yes-no': 'yes or no',
  category: 'categories',
  time: 'times',
  clock: 'times of day',
  id: 'names of things',
  text: 'free text',
  empty: 'nothing',
}

/** One column of a file: what it holds, and what it becomes in the study. */
export function ColumnRow(props: {
  column: ColumnProfile
  draft: ColumnDraft
  needs: ReturnType<typeof documentNeeds>
  solutions: readonly (readonly [string, string])[]
  onChange(draft: ColumnDraft): void
}) {
  const { column, draft, needs, solutions, onChange } = props
  const { facts, type, suspicions } = column
  const header = facts.header.name
  const need = needs.find(({ id }) => id === draft.id)
  const own = draft.id !== '' && need === undefined && !roles.some(([id]) => id === draft.id)
  return (
    <tr>
      <th scope="row">{header === '' ? '(no header)' : header}</th>
      <td>
        {typeWords[type] ?? type}
        <small className="quiet">{holds(column)}</small>
        {suspicions.map(({ code, words }) => (
          <small key={code}>▲ {words}</small>
        ))}
      </td>
      <td>
        <select
          className="field"
          aria-label={`What the column ${header} means`}
          value={own ? 'own' : draft.id}
          onChange={({ currentTarget: { value } }) =>
            onChange(meant(draft, value === 'own' ? slug(header) : value))
          }
        >
          <option value="">left out</option>
          <optgroup label="A need">
            {needs.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </optgroup>
          <optgroup label="Around it">
            {roles.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
            <option value="own">something known beforehand ({slug(header)})</option>
          </optgroup>
        </select>
      </td>
      <td>
        {draft.id === 'solution' ? (
          <SolutionMap column={column} draft={draft} solutions={solutions} onChange={onChange} />
        ) : draft.id === '' ? null : (
          <Details
            column={column}
            draft={draft}
            metric={textOf(need?.need['metric'], 'type')}
            onChange={onChange}
          />
        )}
      </td>
    </tr>
  )
}

function holds({ facts, type }: ColumnProfile): string {
  const { numbers, common, distinct } = facts
  if (type === 'number' && numbers !== undefined)
    return `${numbers.min} to ${numbers.max}, half of them ${numbers.quartiles[0]} to ${numbers.quartiles[2]}`
  const first = common
    .slice(0, 4)
    .map(({ text }) => (text.length > 24 ? `${text.slice(0, 23)}…` : text))
  return `${distinct} different: ${first.join(', ')}${distinct > 4 ? ', …' : ''}`
}

function SolutionMap(props: {
  column: ColumnProfile
  draft: ColumnDraft
  solutions: readonly (readonly [string, string])[]
  onChange(draft: ColumnDraft): void
}) {
  const { column, draft, solutions, onChange } = props
  const map = isEntries(draft.definition['map']) ? draft.definition['map'] : {}
  return (
    <div className="value-map">
      {column.facts.common.map(({ text }) => (
        <label key={text}>
          <span>“{text}” is</span>
          <select
            className="field"
            value={textOf(map, text)}
            onChange={({ currentTarget: { value } }) => {
              const rest = Object.fromEntries(Object.entries(map).filter(([key]) => key !== text))
              const next = value === '' ? rest : { ...rest, [text]: value }
              onChange({ ...draft, definition: { ...draft.definition, map: next } })
            }}
          >
            <option value="">none of them</option>
            {solutions.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

function Details(props: {
  column: ColumnProfile
  draft: ColumnDraft
  metric: string
  onChange(draft: ColumnDraft): void
}) {
  const { column, draft, metric, onChange } = props
  const key = metric === 'yes-no' || (metric === '' && column.type === 'yes-no') ? 'is' : 'unit'
  if (column.type !== 'number' && key === 'unit') return null
  const save = (text: string): void => {
    const { [key]: _before, ...rest } = draft.definition
    onChange({ ...draft, definition: text === '' ? rest : { ...rest, [key]: text } })
  }
  return (
    <label className="value-map">
      <span>{key === 'is' ? 'yes is written' : 'in'}</span>
      <CellField
        label={key === 'is' ? `What stands for yes in ${draft.header}` : `Unit of ${draft.header}`}
        value={textOf(draft.definition, key)}
        placeholder={key === 'is' ? (column.facts.common[0]?.text ?? '1') : 'no unit'}
        onSave={save}
      />
    </label>
  )
}
