import { useState } from 'react'
import { designWords, gradeWords } from '#charts/wording'
import type { Json } from '#contract/edit'
import { chooseDesign, type DesignAnswers } from '#evidence/choose-design'
import { gradeOf } from '#evidence/grade'
import { entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentNeeds, firstSolution, solutionChoices } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { roles } from './column-draft.ts'
import { DesignQuestions } from './design-questions.tsx'
import { columnsInReach } from './join-draft.ts'
import { Ticks } from './ticks.tsx'

/** A comparison by plain questions: they name the design, and how strong such evidence is. */
export function NewComparison({ onDone }: { onDone(): void }) {
  const { document } = useOpenStudy()
  const { insert } = useEdits()
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
  const [covariates, setCovariates] = useState<readonly string[]>([])
  const columns = columnsInReach(document, data)
  const needs = documentNeeds(document).filter(
    ({ id, need }) => columns.includes(id) || columns.includes(textOf(need['metric'], 'of')),
  )
  const chosen = needs.filter(({ id }) => !left.includes(id)).map(({ id }) => id)
  const known = columns.filter(
    (id) => !needs.some((need) => need.id === id) && !roles.some(([role]) => role === id),
  )
  const design = chooseDesign(answers)
  const { grade, reason } = gradeOf(design, covariates, [])
  const unit = answers.sameUnits && answers.compared && columns.includes('customer')
  const add = (): void => {
    const entry: { [key: string]: Json } = {
      id: newId(answers.compared ? 'comparison' : 'today', document),
      data,
      design,
      ...(unit ? { unit: 'customer' } : {}),
      baseline: arms.baseline,
      ...(answers.compared ? { treatment: arms.treatment } : {}),
      needs: chosen,
      ...(covariates.length === 0 ? {} : { covariates }),
    }
    insert(['evidence'], entry, `comparison: ${designWords(design)}`)
    onDone()
  }
  const solution = (key: 'baseline' | 'treatment', words: string) => (
    <label className="inline">
      {words}{' '}
      <select
        className="field"
        value={arms[key]}
        onChange={(event) => setArms({ ...arms, [key]: event.currentTarget.value })}
      >
        {solutionChoices(document).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  const ready =
    chosen.length > 0 && arms.baseline !== '' && (!answers.compared || arms.treatment !== '')
  return (
    <div className="step-editor">
      <label className="inline">
        On the rows of{' '}
        <select
          className="field"
          value={data}
          onChange={(event) => setData(event.currentTarget.value)}
        >
          {sets.map((one) => (
            <option key={textOf(one, 'id')}>{textOf(one, 'id')}</option>
          ))}
        </select>
      </label>
      <DesignQuestions answers={answers} onChange={setAnswers} />
      {solution('baseline', answers.compared ? 'Compared with' : 'How it is done today')}
      {answers.compared ? solution('treatment', 'Whose effect is in question') : null}
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
          onChange={setCovariates}
        />
      )}
      <p className="design-named" aria-live="polite">
        This is: <b>{designWords(design)}</b>. At best {gradeWords(grade)}: {reason}.
        {design === 'difference-in-differences' ? (
          <span className="note">
            {' '}
            ▲ It also takes the group, the time column and the date of the change: add it, then say
            them with the pencil beside it (<code>group</code>, <code>at</code>, <code>from</code>).
          </span>
        ) : null}
      </p>
      <div className="actions">
        <button type="button" className="plain-button main-action" disabled={!ready} onClick={add}>
          Add the comparison
        </button>
        <button type="button" onClick={onDone}>
          Leave it
        </button>
      </div>
    </div>
  )
}
