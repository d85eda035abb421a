import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { valueView } from '#charts/value-view'
import type { DocumentEdit, Json } from '#contract/edit'
import type { StudyDocument } from '#contract/study'
import { localeFor } from '#quantity/locale'
import { keys, useEvaluation, useStudyDocument } from '../call/queries.ts'
import { useCheck } from '../check/use-check.ts'
import { CellDrafts } from '../cells/cell-drafts.ts'
import { applyEdits } from '../save/apply-edits.ts'
import { EditQueue } from '../save/edit-queue.ts'
import type { OpenStudy } from './study-context.ts'

const locale = localeFor(navigator.language)

/** An open study with its evaluation and its queue of edits; undefined until it is there. */
export function useStudy(id: string): { open: OpenStudy | undefined; error: unknown } {
  const file = useStudyDocument(id)
  const evaluated = useEvaluation(id)
  const queue = useQueue(id)
  const drafts = useMemo(() => new CellDrafts(id), [id])
  const { pending } = useSyncExternalStore(queue.subscribe, queue.state)
  const assessment = evaluated.data?.assessment
  const shown = useMemo(
    () => ({
      view: assessment === undefined ? undefined : valueView(assessment),
      traced: new Set(assessment?.figures.map((figure) => figure.id)),
    }),
    [assessment],
  )
  const document = useMemo(() => {
    const stored = (file.data?.document ?? {}) as Json
    return applyEdits(
      stored,
      pending.flatMap(({ edits }) => edits),
    )
  }, [file.data, pending])
  const check = useCheck(id, document, file.data)
  const edit = useCallback(
    (edits: readonly DocumentEdit[], why: string, fits?: Promise<boolean>) => {
      if (edits.length > 0) queue.add({ id: crypto.randomUUID(), edits, why }, fits)
    },
    [queue],
  )
  if (file.data === undefined) return { open: undefined, error: file.error ?? undefined }
  const evaluation = evaluated.data
  const open = {
    id,
    file: file.data,
    document,
    evaluation,
    assessment,
    ...shown,
    locale,
    queue,
    drafts,
    edit,
    check,
  }
  return { open, error: undefined }
}

function useQueue(id: string): EditQueue {
  const client = useQueryClient()
  const queue = useMemo(() => {
    const stands = (): StudyDocument | undefined => client.getQueryData(keys.study(id))
    return new EditQueue(id, {
      base: () => stands()?.revision ?? 1,
      saved: (document) => {
        client.setQueryData(keys.study(id), document)
        for (const queryKey of [keys.assessment(id), keys.revisions(id)])
          void client.invalidateQueries({ queryKey })
      },
    })
  }, [id, client])
  useEffect(() => {
    const back = (): void => void queue.flush()
    back()
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [queue])
  return queue
}
