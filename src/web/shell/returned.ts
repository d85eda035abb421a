let returning = false

/** Called before anything listens to the same: what is drawn because of a return can ask for it. */
export function noteReturns(): void {
  addEventListener('popstate', () => {
    returning = true
    setTimeout(() => {
      returning = false
    })
  })
}

/** Whether somebody went back or forward to what is drawn now: it comes whole, to be found at its place. */
export function isReturn(): boolean {
  return returning
}
