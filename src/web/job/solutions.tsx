import { Plus } from 'lucide-react'
import { DocumentChoice } from '../cells/document-choice.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'

const roles = [
  ['ours', 'ours'],
  ['status-quo', 'how it is done today'],
  ['competitor', 'a competitor'],
  ['by-hand', 'by hand'],
  ['build', 'built by the customer'],
  ['partner', 'a partner’s'],
] as const

/** What the job can be done with: ours, today’s way, the alternatives. */
export function Solutions() {
  const { document } = useOpenStudy()
  const { place, insert, remove } = useEdits()
  const solutions = entriesOf(valueAt(document, ['solutions']))
  return (
    <section aria-labelledby="solutions-heading">
      <h2 id="solutions-heading">Ways to get it done</h2>
      <p className="sub">Ours, and what it is compared with: doing nothing is a way too.</p>
      {solutions.map((one) => {
        const id = textOf(one, 'id')
        const name = textOf(one, 'name') || id
        return (
          <div className="solution" key={id}>
            <DocumentCell
              label={`Name of the solution ${name}`}
              value={name}
              place={place(
                ['solutions', id, 'name'],
                (text) => text,
                (text) => `solution: ${text}`,
              )}
            />
            <DocumentChoice
              label={`What ${name} is`}
              value={textOf(one, 'role')}
              choices={roles}
              place={place(
                ['solutions', id, 'role'],
                (role) => role,
                (role) => `${name}: ${role}`,
              )}
            />
            <TakeAway
              label={`Take ${name} away`}
              onClick={() => remove(['solutions', id], `solution taken away: ${name}`)}
            />
          </div>
        )
      })}
      <button
        type="button"
        className="plain-button add"
        onClick={() => {
          const role = solutions.some((one) => one['role'] === 'ours') ? 'status-quo' : 'ours'
          const name = role === 'ours' ? 'Our solution' : 'Today’s way'
          insert(
            ['solutions'],
            { id: newId(name, document), name, role },
            `solution added: ${name}`,
          )
        }}
      >
        <Plus size={14} aria-hidden /> Add a way
      </button>
    </section>
  )
}
