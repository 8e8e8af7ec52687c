/** The object, except that a member it does not have throws instead of being `undefined`. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, member, receiver) {
      // Promises ask whether what they are given is one; everything else that is missing is a gap in the stand-in.
      if (member in target || typeof member === 'symbol' || member === 'then')
        return Reflect.get(target, member, receiver)
      throw new Error(`the stand-in for Electron has no ${name}.${member}`)
    },
  })
}
