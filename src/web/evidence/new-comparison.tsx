import { useState } from 'react'
import { designWords, gradeWords } from '#charts/wording'
import { chooseDesign, type DesignAnswers } from '#evidence/choose-design'
import { gradeOf } from '#evidence/grade'
import { entriesOf, textOf } from '../fields/entries.ts'
import { documentNeeds, firstSolution, solutionChoices } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import type { ChangeDraft } from './change-draft.ts'
import { ChangeQuestions, useHeldColumns } from './change-questions.tsx'
import { roles } from './column-draft.ts'
import { comparisonEdits, hasChange, isReady } from './comparison-draft.ts'
import { DesignQuestions } from './design-questions.tsx'
import { columnsInReach } from './join-draft.ts'
import { Ticks } from './ticks.tsx'

const unsaid: ChangeDraft = { at: '', from: '', group: '', treated: '' }

/** A comparison by plain questions: they name the design, and how strong such evidence is. */
export function NewComparison({ onDone }: { onDone(): void }) {
  const { document, edit } = useOpenStudy()
  const sets = entriesOf(valueAt(document, ['data']))
  const [answers, setAnswers] = useState<DesignAnswers>({
    compared: true,
    sameUnits: false,
    decidedBy: 'themselves',
  })
  const [data, setData] = useState(textOf(sets.at(-1), 'id'))
  const [arms, setArms] = useState({
    baseline: firstSolution(document, false),
    treatment: firstSolution(document, true),
  })
  const [left, setLeft] = useState<readonly string[]>([])
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [change, setChange] = useState(unsaid)
  const columns = columnsInReach(document, data)
  const held = useHeldColumns(data)
  const needs = documentNeeds(document).filter(
    ({ id, need }) => columns.includes(id) || columns.includes(textOf(need['metric'], 'of')),
  )
  const chosen = needs.filter(({ id }) => !left.includes(id)).map(({ id }) => id)
  const design = chooseDesign(answers)
  const changed = hasChange(answers)
  const said = changed ? [change.at, change.group] : []
  const known = knownBefore(columns, [...needs.map(({ id }) => id), ...said])
  const covariates = ticked.filter((id) => known.includes(id))
  const { grade, reason } = gradeOf(design, covariates, [])
  const draft = { answers, data, ...arms, needs: chosen, covariates, change }
  const add = (): void => {
    edit(comparisonEdits(draft, document, held ?? []), `comparison: ${designWords(design)}`)
    onDone()
  }
  const arm = (key: keyof typeof arms, words: string) => (
    <Arm words={words} value={arms[key]} onChange={(id) => setArms({ ...arms, [key]: id })} />
  )
  return (
    <div className="step-editor">
      <label className="inline">
        On the rows of{' '}
        <select
          className="field"
          value={data}
          onChange={(event) => {
            setData(event.currentTarget.value)
            setChange(unsaid)
          }}
        >
          {sets.map((one) => (
            <option key={textOf(one, 'id')}>{textOf(one, 'id')}</option>
          ))}
        </select>
      </label>
      <DesignQuestions answers={answers} onChange={setAnswers} />
      {changed && held !== undefined ? (
        <ChangeQuestions
          columns={held}
          measured={needs.map(({ id }) => id)}
          draft={change}
          onChange={setChange}
        />
      ) : null}
      {arm('baseline', answers.compared ? 'Compared with' : 'How it is done today')}
      {answers.compared ? arm('treatment', 'Whose effect is in question') : null}
      {needs.length === 0 ? (
        <p className="note">▲ No column of these rows measures a need: say so under Files below.</p>
      ) : (
        <Ticks
          legend="On which needs?"
          all={needs.map(({ id, words }) => [id, words])}
          chosen={chosen}
          onChange={(now) => setLeft(needs.map(({ id }) => id).filter((id) => !now.includes(id)))}
        />
      )}
      {known.length === 0 || !answers.compared ? null : (
        <Ticks
          legend="What was known beforehand, and is to be adjusted for?"
          all={known.map((id) => [id, id])}
          chosen={covariates}
          onChange={setTicked}
        />
      )}
      <p className="design-named" aria-live="polite">
        This is: <b>{designWords(design)}</b>. At best {gradeWords(grade)}: {reason}.
      </p>
      <div className="actions">
        <button
          type="button"
          className="plain-button main-action"
          disabled={!isReady(draft)}
          onClick={add}
        >
          Add the comparison
        </button>
        <button type="button" onClick={onDone}>
          Leave it
        </button>
      </div>
    </div>
  )
}

/** Columns that are neither measured nor have a meaning of their own. */
function knownBefore(columns: readonly string[], taken: readonly string[]): readonly string[] {
  return columns.filter((id) => !taken.includes(id) && !roles.some(([role]) => role === id))
}

/** One side of the comparison. */
function Arm(props: { words: string; value: string; onChange(id: string): void }) {
  const { document } = useOpenStudy()
  return (
    <label className="inline">
      {props.words}{' '}
      <select
        className="field"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {solutionChoices(document).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
