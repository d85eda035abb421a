import type { Finding } from '#quantity/finding'
import { Prose } from './prose.tsx'

/** What is wrong or doubtful, where, and how to mend it. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map((finding, i) => (
        <li key={i}>
          <span className="sign" aria-hidden="true">
            {finding.severity === 'problem' ? '■' : '▲'}
          </span>
          <span className="hidden">{finding.severity}: </span>
          <Prose text={finding.message} />
          {finding.hint === undefined ? null : (
            <small>
              <Prose text={finding.hint} />
            </small>
          )}
          <small>{placeWords(finding)}</small>
        </li>
      ))}
    </ul>
  )
}

function placeWords({ place, code }: Finding): string {
  const { file, row, field, path, line } = place
  return [
    path,
    file,
    row === undefined ? undefined : `row ${row}`,
    field === undefined ? undefined : `column ${field}`,
    path === undefined && line !== undefined ? `line ${line}` : undefined,
    code,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}
