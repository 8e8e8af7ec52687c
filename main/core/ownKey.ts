import type { OwnKey } from '../../shared/domain/ownKey.ts'
import type { OwnKeyFiles } from '../package/ownKeyFiles.ts'
import type { Grants } from './grants.ts'

/** The files behind the handles of a request. @throws SealdeskError `file/unknown-handle` */
export function namedFiles(own: OwnKey, { pathOf }: Grants): OwnKeyFiles {
  return own.form === 'p12'
    ? { ...own, file: pathOf(own.file) }
    : { ...own, key: pathOf(own.key), certificate: pathOf(own.certificate) }
}
