import { z } from 'zod'
import { assessmentAnswerSchema, figuresSchema } from '#contract/assessment'
import { editRequestSchema, textRequestSchema } from '#contract/edit'
import { idSchema, revisionSchema } from '#contract/identifiers'
import { eventSchema, jobSchema } from '#contract/job'
import { broughtValuesSchema, valuesFileSchema } from '#contract/brought-values'
import { newPromiseSchema, promiseEntrySchema } from '#contract/promise'
import {
  publishedElsewhereSchema,
  takenPublishedSchema,
  takePublishedSchema,
} from '#contract/published'
import { comparisonSchema, revisionEntrySchema } from '#contract/revision'
import { sessionSchema } from '#contract/session'
import {
  newStudySchema,
  studyDocumentSchema,
  studySummarySchema,
  templateSchema,
} from '#contract/study'
import { testPlanSchema, testQuestionSchema } from '#contract/test-plan'
import {
  fileNameSchema,
  fileProfileSchema,
  newUploadSchema,
  rowSampleSchema,
  uploadSchema,
} from '#contract/upload'

const none = z.null()
const study = z.object({ study: idSchema })
const number = z.coerce.number().pipe(revisionSchema)

/**
 * Every operation of the API: its one description, from which the server takes its routes, the page its
 * calls, and the public description (OpenAPI) its text. `bytes` means a body or an answer that is no JSON.
 */
export const endpoints = {
  session: { method: 'GET', path: '/api/session', about: 'Who is asking.', answer: sessionSchema },
  templates: {
    method: 'GET',
    path: '/api/templates',
    about: 'What a new study can start from.',
    answer: z.array(templateSchema),
  },
  studies: {
    method: 'GET',
    path: '/api/studies',
    about: 'All studies, the last changed first.',
    query: z.object({
      search: z.string().max(200).optional(),
      archived: z.stringbool().optional(),
    }),
    answer: z.array(studySummarySchema),
  },
  createStudy: {
    method: 'POST',
    path: '/api/studies',
    about: 'A new study from a template, a text, a copy, a customer’s figures, or from nothing.',
    body: newStudySchema,
    answer: studyDocumentSchema,
  },
  study: {
    method: 'GET',
    path: '/api/studies/:study',
    about: 'A study as it stands, or as it stood at a revision.',
    params: study,
    query: z.object({ revision: number.optional() }),
    answer: studyDocumentSchema,
  },
  edit: {
    method: 'POST',
    path: '/api/studies/:study/edits',
    about: 'Changes places of the document. Merges with what others changed elsewhere meanwhile.',
    params: study,
    body: editRequestSchema,
    answer: studyDocumentSchema,
  },
  writeText: {
    method: 'PUT',
    path: '/api/studies/:study/text',
    about: 'Replaces the whole text; refused where somebody changed it meanwhile.',
    params: study,
    body: textRequestSchema,
    answer: studyDocumentSchema,
  },
  undo: {
    method: 'POST',
    path: '/api/studies/:study/undo',
    about: 'Takes back the last change of the one who asks that is not taken back yet.',
    params: study,
    body: z.object({ base: revisionSchema }),
    answer: studyDocumentSchema,
  },
  redo: {
    method: 'POST',
    path: '/api/studies/:study/redo',
    about: 'Makes the change again that was taken back last.',
    params: study,
    body: z.object({ base: revisionSchema }),
    answer: studyDocumentSchema,
  },
  restore: {
    method: 'POST',
    path: '/api/studies/:study/restore',
    about: 'Makes the text of an earlier revision the newest one.',
    params: study,
    body: z.object({ base: revisionSchema, revision: revisionSchema }),
    answer: studyDocumentSchema,
  },
  takeOver: {
    method: 'POST',
    path: '/api/studies/:study/base',
    about: 'Puts the newest revision of the study under the figures of a customer.',
    params: study,
    body: z.object({ base: revisionSchema }),
    answer: studyDocumentSchema,
  },
  archive: {
    method: 'PUT',
    path: '/api/studies/:study/archived',
    about: 'Puts a study away, or takes it back.',
    params: study,
    body: z.object({ archived: z.boolean() }),
    answer: none,
  },
  purge: {
    method: 'DELETE',
    path: '/api/studies/:study',
    about: 'Deletes an archived study with its history, for ever. The title confirms it.',
    params: study,
    body: z.object({ title: z.string().max(300) }),
    answer: none,
  },
  revisions: {
    method: 'GET',
    path: '/api/studies/:study/revisions',
    about: 'The history of a study, newest first.',
    params: study,
    answer: z.array(revisionEntrySchema),
  },
  compare: {
    method: 'GET',
    path: '/api/studies/:study/comparison',
    about: 'Two revisions beside each other, and which figures moved.',
    params: study,
    query: z.object({ from: number, to: number }),
    answer: comparisonSchema,
  },
  assessment: {
    method: 'GET',
    path: '/api/studies/:study/assessment',
    about: 'What the page draws from; begins the evaluation where there is none yet.',
    params: study,
    answer: assessmentAnswerSchema,
  },
  figures: {
    method: 'GET',
    path: '/api/studies/:study/figures',
    about: 'The figures of the newest evaluated revision.',
    params: study,
    answer: figuresSchema,
  },
  rows: {
    method: 'GET',
    path: '/api/studies/:study/rows/:data',
    about: 'The first rows behind a figure, under the filter that its lineage names.',
    params: z.object({ study: idSchema, data: z.string().max(100) }),
    query: z.object({ filter: z.string().max(1_000).optional() }),
    answer: rowSampleSchema,
  },
  rejected: {
    method: 'GET',
    path: '/api/studies/:study/rejected',
    about: 'Every row and cell that was kept out, with the reason, as CSV.',
    params: study,
    bytes: 'text/csv',
  },
  plan: {
    method: 'POST',
    path: '/api/studies/:study/plan',
    about: 'What a test would take before it is made: size, duration, power.',
    params: study,
    body: testQuestionSchema,
    answer: testPlanSchema,
  },
  promises: {
    method: 'GET',
    path: '/api/studies/:study/promises',
    about: 'What was promised with a study: to whom, by whom, when; the last first.',
    params: study,
    answer: z.array(promiseEntrySchema),
  },
  makePromise: {
    method: 'POST',
    path: '/api/studies/:study/promises',
    about:
      'Freezes the figures of a revision as promised, or keeps a promise that was frozen elsewhere.',
    params: study,
    body: newPromiseSchema,
    answer: promiseEntrySchema,
  },
  promise: {
    method: 'GET',
    path: '/api/studies/:study/promises/:promise',
    about:
      'A promise with its figures, as the file that `worthline compare --with promise:FILE` reads.',
    params: z.object({ study: idSchema, promise: idSchema }),
    bytes: 'application/json',
  },
  bringValues: {
    method: 'POST',
    path: '/api/studies/:study/values',
    about:
      'Values that were changed in an exported workbook, or listed in a table with the columns `id` and `value`: what differs, and, with `write`, the study with them.',
    params: study,
    body: valuesFileSchema,
    answer: broughtValuesSchema,
  },
  published: {
    method: 'GET',
    path: '/api/studies/:study/published',
    about: 'Published figures in the libraries of the other studies.',
    params: study,
    answer: z.array(publishedElsewhereSchema),
  },
  takePublished: {
    method: 'POST',
    path: '/api/studies/:study/published',
    about:
      'Puts a published figure into the library of a study: one of another study’s library, or one made of what several studies measured.',
    params: study,
    body: takePublishedSchema,
    answer: takenPublishedSchema,
  },
  download: {
    method: 'GET',
    path: '/api/studies/:study/files/:name',
    about: 'A file of rows as it came.',
    params: z.object({ study: idSchema, name: fileNameSchema }),
    bytes: 'application/octet-stream',
  },
  removeFile: {
    method: 'DELETE',
    path: '/api/studies/:study/files/:name',
    about: 'Takes a file out of a study; earlier revisions keep it.',
    params: z.object({ study: idSchema, name: fileNameSchema }),
    answer: none,
  },
  profile: {
    method: 'GET',
    path: '/api/studies/:study/files/:name/profile',
    about: 'What the columns of a file hold, and how the study could read it.',
    params: z.object({ study: idSchema, name: fileNameSchema }),
    query: z.object({ sheet: z.string().max(100).optional() }),
    answer: fileProfileSchema,
  },
  beginUpload: {
    method: 'POST',
    path: '/api/uploads',
    about: 'Begins a file, or finds where to go on.',
    body: newUploadSchema,
    answer: uploadSchema,
  },
  upload: {
    method: 'GET',
    path: '/api/uploads/:upload',
    about: 'How much of a file is there.',
    params: z.object({ upload: idSchema }),
    answer: uploadSchema,
  },
  sendPart: {
    method: 'PUT',
    path: '/api/uploads/:upload',
    about:
      'The bytes from `offset` on (at most 16 MiB); the last part puts the file into the study.',
    params: z.object({ upload: idSchema }),
    query: z.object({ offset: z.coerce.number().int().min(0) }),
    sends: 'application/octet-stream',
    answer: uploadSchema,
  },
  cancelUpload: {
    method: 'DELETE',
    path: '/api/uploads/:upload',
    about: 'Breaks a file off; nothing of it stays.',
    params: z.object({ upload: idSchema }),
    answer: none,
  },
  exported: {
    method: 'GET',
    path: '/api/studies/:study/export/:format',
    about: 'The study as a file: report, spreadsheet, document, figures.',
    params: z.object({
      study: idSchema,
      format: z.enum(['html', 'pdf', 'markdown', 'xlsx', 'yaml', 'json', 'csv']),
    }),
    bytes: 'application/octet-stream',
  },
  jobs: {
    method: 'GET',
    path: '/api/jobs',
    about: 'Work that waits, runs, or ended lately.',
    query: z.object({ study: idSchema.optional() }),
    answer: z.array(jobSchema),
  },
  cancelJob: {
    method: 'DELETE',
    path: '/api/jobs/:job',
    about: 'Cancels work.',
    params: z.object({ job: idSchema }),
    answer: none,
  },
  retryJob: {
    method: 'POST',
    path: '/api/jobs/:job/retry',
    about: 'Does failed or cancelled work again.',
    params: z.object({ job: idSchema }),
    answer: jobSchema,
  },
  events: {
    method: 'GET',
    path: '/api/events',
    about: 'What changes, as server-sent events; each is one `Event` as JSON.',
    bytes: 'text/event-stream',
    event: eventSchema,
  },
} as const

export type Endpoints = typeof endpoints
export type EndpointName = keyof Endpoints
