import type { Source } from '#quantity/figure'
import type { ProjectVariables } from '#reports/value-project/project-variables'

/** Who stands behind variables, each source with a number. */
export interface ProjectSources {
  readonly summary: readonly unknown[]
  /** What stands beside a value: how sure it is, its sources, and how it came about. */
  readonly of: (name: string) => {
    readonly confidence: number
    readonly sources: readonly number[]
    readonly triangulation_notes: string
  }
}

/**
 * How sure a value is, by what kind of source it has: a convention of ours, for the schema wants a
 * number and a study has ranges instead, which stand beside it.
 */
const confidence: Readonly<Record<NonNullable<Source['kind']> | 'none', number>> = {
  measurement: 0.9,
  'customer-record': 0.8,
  benchmark: 0.6,
  interview: 0.5,
  judgement: 0.4,
  none: 0.2,
}

/** The sources of variables, numbered from 1. */
export function sourcesOf(list: ProjectVariables['list']): ProjectSources {
  const titles = [...new Set(list.map(({ source }) => titleOf(source)))]
  const byName = new Map(list.map((each) => [each.name, each]))
  return {
    summary: titles.map((title, index) => ({
      id: index + 1,
      title,
      variables_supported: list
        .filter(({ source }) => titleOf(source) === title)
        .map(({ name }) => name),
      notes: title,
    })),
    of(name) {
      const { source, range } = byName.get(name) ?? {}
      const title = titleOf(source)
      const notes = range === undefined ? title : `${range} (5th to 95th percentile); ${title}`
      return {
        confidence: confidence[source?.kind ?? 'none'],
        sources: [titles.indexOf(title) + 1],
        triangulation_notes: notes,
      }
    },
  }
}

function titleOf(source: Source | undefined): string {
  const { kind, by, cite, date } = source ?? {}
  const parts = [kind?.replace('-', ' '), by, cite, date].filter((part) => part !== undefined)
  return parts.length === 0 ? 'no source is given' : parts.join(', ')
}
