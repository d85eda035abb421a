import type { Handlers } from '#server/handler'
import { compareRevisions, listRevisions } from '#use-cases/studies/history'
import { restoreStudy } from '#use-cases/studies/restore-study'
import { redoChange, undoChange } from '#use-cases/studies/take-back'

/** The history of a study: taken back, made again, restored, compared. */
export const historyRoutes: Pick<Handlers, 'undo' | 'redo' | 'restore' | 'revisions' | 'compare'> =
  {
    undo: ({ who, params, body }, { ports }) => undoChange(who, [params.study, body.base], ports),
    redo: ({ who, params, body }, { ports }) => redoChange(who, [params.study, body.base], ports),
    restore: ({ who, params, body }, { ports }) => restoreStudy(who, [params.study, body], ports),
    revisions: ({ who, params }, { ports }) => listRevisions(who, params.study, ports),
    compare: ({ who, params, query }, { ports }) =>
      compareRevisions(who, [params.study, query], ports),
  }
