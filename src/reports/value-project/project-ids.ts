/** Words that JavaScript does not take as names of variables. */
const kept = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null return static super switch this throw true try typeof undefined var void while with yield NaN Infinity Math'.split(
    ' ',
  ),
)

/** Names for equations, each given once: ids have hyphens and dots. */
export class ProjectIds {
  private readonly names = new Map<string, string>()

  of(id: string): string {
    const known = this.names.get(id)
    if (known !== undefined) return known
    const wanted = id.replaceAll(/\W/gu, '_')
    const base = kept.has(wanted) ? `${wanted}_` : wanted
    const taken = new Set(this.names.values())
    let name = base
    for (let copy = 2; taken.has(name); copy++) name = `${base}_${copy}`
    this.names.set(id, name)
    return name
  }
}
