import type { Handlers } from '#server/handler'
import { planStudy } from '#use-cases/studies/plan-study'
import { assessmentOf, figuresOf } from '#use-cases/studies/assessment-of'
import { exportOf, rejectedOf, rowsOf } from '#use-cases/studies/study-files'

const types = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  markdown: 'text/markdown; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  yaml: 'application/yaml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const

const endings = {
  html: 'html',
  pdf: 'pdf',
  markdown: 'md',
  xlsx: 'xlsx',
  yaml: 'yaml',
  json: 'json',
  csv: 'csv',
}

/** What a study evaluates to, the rows behind it, and both as files. */
export const resultRoutes: Pick<
  Handlers,
  'assessment' | 'figures' | 'rows' | 'rejected' | 'exported' | 'plan'
> = {
  assessment: ({ who, params }, { ports, runner }) =>
    assessmentOf(who, params.study, [ports, runner]),
  figures: ({ who, params }, { ports }) => figuresOf(who, params.study, ports),
  rows: ({ who, params: { study, data }, query: { filter = '' } }, { ports }) =>
    rowsOf(who, [study, data, filter], ports),
  plan: ({ who, params: { study }, body }, { ports }) => planStudy(who, [study, body], ports),
  rejected: async ({ who, params }, { ports }) => ({
    content: await rejectedOf(who, params.study, ports),
    type: types.csv,
    name: 'kept-out.csv',
  }),
  exported: async ({ who, params: { study, format } }, { ports }) => {
    const { title, content } = await exportOf(who, [study, format], ports)
    return { content, type: types[format], name: `${title}.${endings[format]}` }
  },
}
