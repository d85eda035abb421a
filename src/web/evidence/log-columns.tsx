import type { FileProfile } from '#evidence/profile/file-profile'
import type { LogDraft } from './log-draft.ts'

const parts = [
  ['case', 'Which execution (the case)', true],
  ['activity', 'What happened (the activity)', true],
  ['activityToo', 'What happened, too', false],
  ['at', 'When', true],
  ['resource', 'Who did it', false],
] as const

/** Which column of a log is which. */
export function LogColumns(props: {
  profile: FileProfile
  draft: LogDraft
  onChange(draft: LogDraft): void
}) {
  const { profile, draft, onChange } = props
  const headers = profile.columns.map(({ facts }) => facts.header.name)
  return (
    <div className="facts-grid">
      {parts.map(([key, words, needed]) => (
        <label key={key}>
          <span>{words}</span>
          <select
            className="field"
            value={draft[key]}
            onChange={(event) => onChange({ ...draft, [key]: event.currentTarget.value })}
          >
            <option value="">{needed ? 'choose a column' : 'not in the file'}</option>
            {headers.map((header) => (
              <option key={header} value={header}>
                {header}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}
