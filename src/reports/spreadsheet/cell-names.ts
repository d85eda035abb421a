/** Names for cells, each given once: ids have hyphens and dots, which formulas would read as signs. */
export class CellNames {
  readonly list: { readonly name: string; readonly refersTo: string }[] = []
  private readonly taken = new Set<string>()

  /** A name like the wanted one for a cell that is named from any sheet. */
  give(wanted: string, refersTo: string): string {
    const name = this.free(allowed(wanted))
    this.taken.add(name.toLowerCase())
    this.list.push({ name, refersTo })
    return name
  }

  private free(name: string): string {
    let free = name
    for (let copy = 2; this.taken.has(free.toLowerCase()); copy++) free = `${name}_${copy}`
    return free
  }
}

/** `q4`, `tax2026` and `r1c1` name cells already. */
function allowed(wanted: string): string {
  const name = wanted.replaceAll(/[^\w]/g, '_')
  const cell = /^([a-z]{1,3}\d+|r\d*(c\d*)?|c\d*|true|false)$/i
  return cell.test(name) || !/^[a-z_]/i.test(name) ? `${name}_` : name
}
