/** What Stryker writes, as far as it is read here (mutation-testing-elements, schema 2). */
export interface MutationReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string
        readonly mutants: readonly {
          readonly status: string
          readonly mutatorName: string
          readonly replacement?: string
          readonly location: { readonly start: { readonly line: number; readonly column: number } }
        }[]
      }
    >
  >
}

/** Every fault that no test noticed, one a line. */
export function survivorsOf({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n')
    return mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ status, mutatorName, replacement = '', location: { start } }) => {
        const was = (lines[start.line - 1] ?? '').trim()
        const mark = status === 'NoCoverage' ? 'no test' : mutatorName
        return `${file}:${start.line}:${start.column}  ${mark}  ${was}  =>  ${replacement.replaceAll(/\s+/g, ' ')}`
      })
  })
}

/** Killed, survived and all, by file; what ran without end counts as killed, what did not run at all not. */
export function countsOf({ files }: MutationReport): readonly string[] {
  return Object.entries(files).map(([file, { mutants }]) => {
    const count = (...statuses: readonly string[]): number =>
      mutants.filter(({ status }) => statuses.includes(status)).length
    const killed = count('Killed', 'Timeout')
    const lived = count('Survived', 'NoCoverage')
    const share = killed + lived === 0 ? 1 : killed / (killed + lived)
    return `${file}: ${killed} killed, ${lived} survived, ${(100 * share).toFixed(1)} %`
  })
}
