import { ActionIcon, Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Copy, Ellipsis, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { unbroken } from '#drawing/html/markup'
import { formatDate } from '#quantity/format-date'
import type { StudySummary } from '#contract/study'
import { call } from '../call/call.ts'
import { told } from '../call/told.ts'
import { NewCustomerModel } from '../customer/new-customer-model.tsx'
import { PurgeDialog } from './purge-dialog.tsx'
import { momentWords } from '../look/moment-words.ts'

/** One study: its answer, how strong the evidence is, how fresh it is, what is missing or due. */
export function StudyRow({ study }: { study: StudySummary }) {
  const { answer } = study
  const missing = study.missing.map(({ words }) => words).join(' · ')
  return (
    <article className="study-row">
      <div className="study-words">
        <h2>
          <Link href={`/studies/${study.id}`}>{study.title}</Link>
          {study.simulated ? <span className="tag">simulated data</span> : null}
        </h2>
        <p className="study-sentence">
          {answer?.sentence ?? (missing === '' ? 'Not evaluated yet' : missing)}
        </p>
        <StudyState study={study} missing={missing} />
      </div>
      <StudyAnswer answer={study.answer} />
      <StudyMenu study={study} />
    </article>
  )
}

function StudyState({ study, missing }: { study: StudySummary; missing: string }) {
  const { answer, reviewsDue, nextReview } = study
  const stale = answer !== undefined && answer.revision < study.revision
  return (
    <p className="study-state">
      {answer === undefined ? null : <span>{stale ? '▲ changed since' : 'fresh'}</span>}
      <span>
        changed {momentWords(study.changedAt)} by {study.changedBy}
      </span>
      {answer !== undefined && missing !== '' ? <span>▲ {missing}</span> : null}
      {reviewsDue > 0 ? <span>▲ {reviewsDue} due for review</span> : null}
      {reviewsDue === 0 && nextReview !== undefined ? (
        <span>next review {formatDate(nextReview)}</span>
      ) : null}
    </p>
  )
}

function StudyAnswer({ answer }: { answer: StudySummary['answer'] }) {
  if (answer === undefined) return <div className="study-answer" />
  return (
    <div className="study-answer">
      {answer.headline === answer.sentence ? null : <b>{unbroken(answer.headline)}</b>}
      <small>{answer.strength}</small>
    </div>
  )
}

function StudyMenu({ study }: { study: StudySummary }) {
  const client = useQueryClient()
  const [, go] = useLocation()
  const archive = async (archived: boolean): Promise<void> => {
    await call('archive', { params: { study: study.id }, body: { archived } })
    void client.invalidateQueries({ queryKey: ['studies'] })
  }
  const copy = async (): Promise<void> => {
    const made = await call('createStudy', { body: { from: 'copy', study: study.id } })
    go(`/studies/${made.id}`)
  }
  const [purging, setPurging] = useState(false)
  const [modelling, setModelling] = useState(false)
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`More for “${study.title}”`}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Copy size={14} />} onClick={() => void told(copy())}>
            Make a copy
          </Menu.Item>
          {study.customerModel ? null : (
            <Menu.Item leftSection={<Users size={14} />} onClick={() => setModelling(true)}>
              A customer’s model of it …
            </Menu.Item>
          )}
          {study.archived ? (
            <>
              <Menu.Item
                leftSection={<ArchiveRestore size={14} />}
                onClick={() => void told(archive(false))}
              >
                Take back from the archive
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<Trash2 size={14} />}
                onClick={() => setPurging(true)}
              >
                Delete for ever …
              </Menu.Item>
            </>
          ) : (
            <Menu.Item leftSection={<Archive size={14} />} onClick={() => void told(archive(true))}>
              Archive
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {modelling ? (
        <NewCustomerModel
          study={study.id}
          title={study.title}
          onClose={() => setModelling(false)}
        />
      ) : null}
      {purging ? <PurgeDialog study={study} onDone={() => setPurging(false)} /> : null}
    </>
  )
}
