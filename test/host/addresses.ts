/**
 * A page cannot have an `app://` address in a browser that does not know the scheme: `app://HOST/…` is loaded as
 * `https://HOST.app.test/…`, which is as secure a context, and has an origin of its own for each host.
 */
export const domain = '.app.test'

const own = /^app:\/\/([^/]+)(.*)$/
const loaded = /^https:\/\/([^/]+)\.app\.test(.*)$/

export function toLoaded(address: string): string {
  return address.replace(own, `https://$1${domain}$2`)
}

export function toOwn(address: string): string {
  return address.replace(loaded, 'app://$1$2')
}
