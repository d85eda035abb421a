import { Plus } from 'lucide-react'
import { slug } from '#quantity/id'
import type { FileProfile } from '#evidence/profile/file-profile'
import { CellField } from '../fields/cell-field.tsx'
import { type Entry, textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { documentNeeds, followsFromAnother, solutionChoices } from '../job/document-jobs.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { roles } from './column-draft.ts'
import { meantLine, newWide, type WideDraft, type WideLine, withRows } from './wide-draft.ts'

/** One row of a file that holds several side by side: what each of them has, and in which column it stands. */
export function WideRows(props: {
  profile: FileProfile
  draft: WideDraft | undefined
  onChange(draft: WideDraft | undefined): void
}) {
  const { profile, draft, onChange } = props
  const { document } = useOpenStudy()
  const solutions = solutionChoices(document)
  if (draft === undefined)
    return (
      <button
        type="button"
        className="link"
        onClick={() => onChange(newWide(solutions.map(([id]) => id)))}
      >
        One row of the file holds several side by side: make a row of each
      </button>
    )
  const change = (at: number, line: WideLine): void =>
    onChange({ ...draft, lines: draft.lines.map((one, i) => (i === at ? line : one)) })
  const row = { cells: Array.from({ length: draft.rows }, () => ''), more: {} }
  return (
    <fieldset className="wide-rows">
      <legend>One row of the file becomes {draft.rows}</legend>
      <p className="note">
        Such as a time before and a time after in two columns: here each becomes a row of its own.
        Columns that are named above stand in each of them.
      </p>
      <div className="scroll" role="region" aria-label="Rows that one becomes" tabIndex={0}>
        <table className="sheet columns">
          <thead>
            <tr>
              <th scope="col">What it is</th>
              {row.cells.map((_, i) => (
                <th key={i} scope="col">
                  Row {i + 1}
                </th>
              ))}
              <th scope="col">Of it</th>
              <th>
                <span className="hidden">Take away</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.lines.map((line, i) => (
              <Line
                key={i}
                line={line}
                number={i + 1}
                profile={profile}
                onChange={(changed) => change(i, changed)}
                onRemove={() =>
                  onChange({ ...draft, lines: draft.lines.filter((_, at) => at !== i) })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions">
        <button
          type="button"
          className="plain-button form-add"
          onClick={() =>
            onChange({ ...draft, lines: [...draft.lines, { id: '', how: 'column', ...row }] })
          }
        >
          <Plus size={14} aria-hidden /> Add a line
        </button>
        <button type="button" onClick={() => onChange(withRows(draft, draft.rows + 1))}>
          One row more
        </button>
        <button
          type="button"
          disabled={draft.rows < 2}
          onClick={() => onChange(withRows(draft, draft.rows - 1))}
        >
          One row less
        </button>
        <button type="button" onClick={() => onChange(undefined)}>
          Leave rows as they are
        </button>
      </div>
    </fieldset>
  )
}

interface LineProps {
  readonly line: WideLine
  readonly number: number
  readonly profile: FileProfile
  onChange(line: WideLine): void
  onRemove(): void
}

function Line({ line, number, profile, onChange, onRemove }: LineProps) {
  const { document } = useOpenStudy()
  const needs = documentNeeds(document).filter(({ need }) => !followsFromAnother(need))
  const known = [...needs.map(({ id, words }) => [id, words] as const), ...roles]
  const own = line.id !== '' && !known.some(([id]) => id === line.id)
  return (
    <tr>
      <th scope="row">
        <select
          className="field"
          aria-label={`What line ${number} is`}
          value={line.id}
          onChange={({ currentTarget: { value } }) => onChange(meantLine(line, value))}
        >
          <option value="">choose</option>
          {own ? <option value={line.id}>{line.id}</option> : null}
          {known.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
          {headersOf(profile)
            .map(slug)
            .filter((id) => id !== line.id && !known.some(([other]) => other === id))
            .map((id) => (
              <option key={id} value={id}>
                something else ({id})
              </option>
            ))}
        </select>
      </th>
      {line.cells.map((cell, i) => (
        <td key={i}>
          <Cell
            line={line}
            cell={cell}
            label={`Line ${number}, row ${i + 1}`}
            profile={profile}
            onChange={(text) =>
              onChange({ ...line, cells: line.cells.map((one, at) => (at === i ? text : one)) })
            }
          />
        </td>
      ))}
      <td>
        <More
          line={line}
          number={number}
          type={textOf(needs.find(({ id }) => id === line.id)?.need['metric'], 'type')}
          onChange={(more) => onChange({ ...line, more })}
        />
      </td>
      <td>
        <TakeAway label={`Take line ${number} away`} onClick={onRemove} />
      </td>
    </tr>
  )
}

/** The column in which it stands, or what is said for the row. */
function Cell(props: {
  line: WideLine
  cell: string
  label: string
  profile: FileProfile
  onChange(text: string): void
}) {
  const { line, cell, label, profile, onChange } = props
  const { document } = useOpenStudy()
  if (line.how === 'said' && line.id !== 'solution')
    return <CellField label={label} value={cell} placeholder="value" onSave={onChange} />
  const choices =
    line.how === 'said'
      ? solutionChoices(document)
      : headersOf(profile).map((header) => [header, header] as const)
  return (
    <select
      className="field"
      aria-label={label}
      value={cell}
      onChange={({ currentTarget: { value } }) => onChange(value)}
    >
      <option value="">{line.how === 'said' ? 'choose' : 'choose a column'}</option>
      {choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}

/** The unit of numbers, or what means yes. */
function More(props: {
  line: WideLine
  number: number
  type: string
  onChange(more: Entry): void
}) {
  const { line, number, type, onChange } = props
  if (line.how === 'said' || line.id === '') return null
  const key = type === 'yes-no' ? 'is' : 'unit'
  return (
    <label className="value-map">
      <span>{key === 'is' ? 'yes is written' : 'in'}</span>
      <CellField
        label={key === 'is' ? `What stands for yes in line ${number}` : `Unit of line ${number}`}
        value={textOf(line.more, key)}
        placeholder={key === 'is' ? '1' : 'no unit'}
        onSave={(text) => onChange(text === '' ? {} : { [key]: text })}
      />
    </label>
  )
}

function headersOf(profile: FileProfile): readonly string[] {
  return profile.columns.map(({ facts }) => facts.header.name).filter((name) => name !== '')
}
