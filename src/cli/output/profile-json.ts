import type { ProfiledFile } from '#use-cases/profile'

/** A profile as JSON: the file, its columns and the proposed block as text. */
export function profileJson({ profile, proposal }: ProfiledFile): string {
  const { columns: _, ...file } = profile.facts
  return JSON.stringify(
    {
      ...file,
      keys: profile.columns.filter(({ key }) => key).map((column) => column.facts.header.name),
      columns: profile.columns.map(({ facts: counted, type, unit, key, suspicions }) => {
        const { header, ...rest } = counted
        return {
          header: header.name,
          ...(header.occurrence === 1 ? {} : { occurrence: header.occurrence }),
          type,
          ...(unit === undefined ? {} : { unit }),
          key,
          suspicions,
          ...rest,
        }
      }),
      proposal,
    },
    undefined,
    1,
  )
}
