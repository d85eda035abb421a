import { Suspense, useState } from 'react'
import type { DocumentEdit } from '#contract/edit'
import { directions } from '#job/job'
import { brokenNeedRules } from '#job/statement-check'
import { DocumentChoice } from '../cells/document-choice.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { later } from '../shell/later.tsx'
import { useScrollToHash } from '../shell/use-hash.ts'
import { type CellPlace, useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { AddLines } from './add-lines.tsx'
import { needWords, solutionNames } from './document-jobs.ts'
import { MetricFields } from './metric-fields.tsx'
import { linesOf, pastedNeed } from './pasted-list.ts'
import { Remarks } from './remarks.tsx'
import { Validations } from './validations.tsx'

const choices = directions.map((word) => [word, word] as const)

const SchemaPart = later(() => import('../form/schema-part.tsx').then((m) => m.SchemaPart))

/** What can be said of a need besides its words and its metric. */
const needKeys = ['target', 'horizon', 'critical', 'importance', 'found-by'] as const

/** The needs of a step or a job, each as direction, measure and focus with its metric. */
export function NeedList(props: { path: readonly string[]; entry: Entry; of: string }) {
  const { path, entry, of } = props
  const { document } = useOpenStudy()
  const needs = entriesOf(entry['needs'])
  const added: CellPlace['change'] = (text) => {
    const lines = linesOf(text)
    let grown = document
    const edits = lines.map((line): DocumentEdit => {
      const outcome = { ...pastedNeed(line) }
      const need = { id: newId(`${outcome.measure} ${outcome.focus}`, grown), outcome }
      grown = [grown, need]
      return { kind: 'insert', path: [...path, 'needs'], new: need }
    })
    const why = lines.length === 1 ? `need added: ${lines[0]}` : `${lines.length} needs added`
    return edits.length === 0 ? undefined : { edits, why }
  }
  return (
    <div className="needs">
      {needs.map((need) => (
        <NeedRow key={textOf(need, 'id')} path={path} need={need} />
      ))}
      <AddLines
        className="add-need"
        label={`A new need of ${of}, or a pasted list`}
        placeholder="minimize the time until the airway is secured"
        action="Add a need"
        place={{ path: [...path, 'needs', 'added'], change: added }}
      />
    </div>
  )
}

function NeedRow({ path: holder, need }: { path: readonly string[]; need: Entry }) {
  const { document } = useOpenStudy()
  const { place, remove } = useEdits()
  const [more, setMore] = useState(false)
  const id = textOf(need, 'id')
  useScrollToHash(`need-${id}`)
  const path = [...holder, 'needs', id]
  const words = needWords(need)
  const outcome = need['outcome']
  const said = {
    direction: textOf(outcome, 'direction'),
    measure: textOf(outcome, 'measure'),
    focus: textOf(outcome, 'focus'),
  }
  const cell = (key: string): CellPlace =>
    place(
      [...path, 'outcome', key],
      (text) => text,
      (text) => `${words}: ${key} “${text}”`,
    )
  const direction = directions.find((one) => one === said.direction) ?? 'minimize'
  const saidByMetric = said.measure.trim() !== '' && textOf(need['metric'], 'type') !== ''
  const rules = brokenNeedRules(
    { id, outcome: { ...said, direction }, validation: [] },
    solutionNames(document),
  ).filter(({ rule }) => rule !== 'metric' && !(rule === 'measure' && saidByMetric))
  return (
    <div className="need" id={`need-${id}`} tabIndex={-1}>
      <div className="need-parts">
        <DocumentChoice
          label={`Direction of “${words}”`}
          value={said.direction}
          choices={choices}
          place={cell('direction')}
        />
        <DocumentCell
          wraps
          label={`Measure of “${words}”`}
          value={said.measure}
          place={cell('measure')}
        />
        <DocumentCell
          wraps
          label={`Focus of “${words}”`}
          value={said.focus}
          place={cell('focus')}
        />
        <TakeAway
          label={`Take “${words}” away`}
          onClick={() => remove(path, `need taken away: ${words}`)}
        />
      </div>
      <MetricFields path={path} need={need} words={words} />
      <Remarks rules={rules} />
      <button
        type="button"
        className="link"
        aria-expanded={more}
        aria-label={`${targetWords(need)} of “${words}”`}
        onClick={() => setMore(!more)}
      >
        {targetWords(need)}
      </button>
      {more ? (
        <Suspense>
          <SchemaPart
            path={path}
            of={['job', 'needs']}
            keys={needKeys}
            why={`target and importance: ${words}`}
            onDone={() => setMore(false)}
          />
        </Suspense>
      ) : null}
      <Validations what="need" of={`“${words}”`} path={path} entry={need} />
    </div>
  )
}

/** "Target: at most 4 h, by 2027-06-30"; what can be said where nothing is. */
function targetWords(need: Entry): string {
  const target = need['target']
  const said = [
    ['at most', textOf(target, 'at-most')],
    ['at least', textOf(target, 'at-least')],
    ['by', textOf(target, 'by')],
  ].flatMap(([words = '', value = '']) => (value === '' ? [] : [`${words} ${value}`]))
  return said.length === 0 ? 'Target and importance' : `Target: ${said.join(', ')}`
}
