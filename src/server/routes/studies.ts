import type { Handlers } from '#server/handler'
import { bringValues } from '#use-cases/studies/bring-values'
import { createStudy } from '#use-cases/studies/create-study'
import { takeOverBase } from '#use-cases/studies/customer-model'
import { editStudy, writeStudyText } from '#use-cases/studies/edit-study'
import { listStudySummaries } from '#use-cases/studies/list-studies'
import { archiveStudy, purgeStudy } from '#use-cases/studies/put-away'
import { readStudyAt } from '#use-cases/studies/read-study'

/** Studies: listed, begun, read, changed, put away. */
export const studyRoutes: Pick<
  Handlers,
  | 'studies'
  | 'createStudy'
  | 'study'
  | 'edit'
  | 'writeText'
  | 'bringValues'
  | 'takeOver'
  | 'archive'
  | 'purge'
> = {
  studies: ({ who, query }, { ports }) => listStudySummaries(who, query, ports),
  createStudy: ({ who, body }, { ports }) => createStudy(who, body, ports),
  study: ({ who, params: { study }, query: { revision } }, { ports }) =>
    readStudyAt(who, { study, ...(revision === undefined ? {} : { revision }) }, ports),
  edit: ({ who, params, body }, { ports }) => editStudy(who, params.study, [body, ports]),
  writeText: ({ who, params, body }, { ports }) => writeStudyText(who, params.study, [body, ports]),
  bringValues: ({ who, params, body }, { ports }) => bringValues(who, [params.study, body], ports),
  takeOver: ({ who, params, body }, { ports }) =>
    takeOverBase(who, [params.study, body.base], ports),
  archive: async ({ who, params, body }, { ports }) => {
    await archiveStudy(who, [params.study, body.archived], ports)
    return null
  },
  purge: async ({ who, params, body }, { ports }) => {
    await purgeStudy(who, [params.study, body.title], ports)
    return null
  },
}
