import { useState } from 'react'
import type { TakePublished } from '#contract/published'
import { metricKinds } from '#job/metric'
import { useStudies } from '../call/queries.ts'
import { AskedField } from '../fields/asked-field.tsx'
import { documentNeeds } from '../job/document-jobs.ts'
import { useOpenStudy } from '../study/study-context.ts'

type Pooled = Extract<TakePublished, { from: 'studies' }>

/** As on the command line: none can be told from a figure of five. */
const least = 5

const roles: readonly (readonly [Pooled['role'], string])[] = [
  ['status-quo', 'how it is done today'],
  ['ours', 'ours'],
  ['competitor', 'a competitor'],
  ['by-hand', 'by hand'],
  ['build', 'built by themselves'],
  ['partner', 'a partner'],
]

/** Which studies, which need, of which sort of solution, of whom: for a figure that names no customer. */
export function PoolStudies(props: { busy: boolean; onPool(wanted: Pooled): void }) {
  const { id, document } = useOpenStudy()
  const others = (useStudies('', false).data ?? []).filter((one) => one.id !== id && !one.simulated)
  const needs = documentNeeds(document)
  const [studies, setStudies] = useState<readonly string[]>([])
  const [of, setOf] = useState(needs[0] === undefined ? 'kind speed' : `need ${needs[0].id}`)
  const [role, setRole] = useState<Pooled['role']>('status-quo')
  const [population, setPopulation] = useState('')
  if (others.length < least)
    return (
      <p className="note">
        It takes at least {least} other studies with rows that were measured, one a customer, so
        that none can be told from it; there {others.length === 1 ? 'is 1' : `are ${others.length}`}
        .
      </p>
    )
  const tick = (study: string): void =>
    setStudies((before) =>
      before.includes(study) ? before.filter((one) => one !== study) : [...before, study],
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onPool({ from: 'studies', studies: [...studies], of: wishOf(of), role, population })
      }}
    >
      <fieldset className="published-studies">
        <legend>Which studies, one a customer? At least {least}</legend>
        {others.map(({ id: study, title }) => (
          <label key={study}>
            <input type="checkbox" checked={studies.includes(study)} onChange={() => tick(study)} />
            {title}
          </label>
        ))}
      </fieldset>
      <label className="stacked">
        Of which need?
        <select className="field" value={of} onChange={(event) => setOf(event.currentTarget.value)}>
          <optgroup label="The need with the same id">
            {needs.map((need) => (
              <option key={need.id} value={`need ${need.id}`}>
                {need.words}
              </option>
            ))}
          </optgroup>
          <optgroup label="The one need whose metric is of a kind">
            {metricKinds.map((kind) => (
              <option key={kind} value={`kind ${kind}`}>
                {kind}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <label className="stacked">
        With which sort of solution?
        <select
          className="field"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Pooled['role'])}
        >
          {roles.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <AskedField
        question="Whom are they of, in words that name nobody?"
        placeholder="municipal offices"
        value={population}
        onChange={setPopulation}
      />
      <button
        type="submit"
        className="plain-button main-action"
        disabled={props.busy || studies.length < least || population.trim() === ''}
      >
        Make it of {studies.length} {studies.length === 1 ? 'study' : 'studies'}
      </button>
    </form>
  )
}

function wishOf(of: string): Pooled['of'] {
  const [by = '', name = ''] = of.split(' ')
  const kind = metricKinds.find((one) => by === 'kind' && one === name)
  return kind === undefined ? { need: name } : { kind }
}
