import { createCache } from '@ant-design/cssinjs'

/**
 * The styles of Ant Design's components, kept once they have been computed. Without this those of a component leave the
 * page with the last that is on it: going from one case to the next computed and inserted the same ones each time, and
 * had the browser work out the style of the whole page anew.
 */
export function createKeptStyles(): ReturnType<typeof createCache> {
  const styles = createCache()
  const update = styles.opUpdate.bind(styles)
  styles.opUpdate = (key, change) =>
    update(key, (before) => {
      const after = change(before)
      // An entry counts who uses it, and leaves with the last: one more than there are never does.
      return before || !after ? after : [after[0] + 1, after[1]]
    })
  return styles
}
