import { textTable, type TextLook } from '#drawing/terminal/text-table'
import type { StudyVariable } from '#use-cases/variables'

const heads = ['Variable', 'Kind', 'Unit', 'Value', 'Used in']

/** Every variable of a study, a line each. */
export function variableLines(variables: readonly StudyVariable[], look: TextLook): string[] {
  const table = {
    caption: 'Variables',
    columns: heads.map((label) => ({ label, numeric: false })),
    rows: variables.map((variable) =>
      [variable.id, variable.kind, variable.unit ?? '', variable.value ?? '', usedIn(variable)].map(
        (text) => ({ text }),
      ),
    ),
  }
  return [look.paint.strong('Variables'), ...textTable(table, look)]
}

/** Drivers and costs are what others are used in. */
function usedIn({ kind, usedIn: users }: StudyVariable): string {
  if (kind === 'driver' || kind === 'cost') return ''
  return users.length === 0 ? 'nothing' : users.join(', ')
}
