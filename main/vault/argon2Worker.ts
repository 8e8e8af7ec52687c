import { parentPort, workerData } from 'node:worker_threads'
import { argon2id } from 'hash-wasm'
import type { Argon2Task } from './argon2.ts'

const { passphrase, salt, memoryKiB, iterations, parallelism, hashLength } = workerData as Argon2Task

const key = await argon2id({
  password: passphrase,
  salt,
  memorySize: memoryKiB,
  iterations,
  parallelism,
  hashLength,
  outputType: 'binary',
})
passphrase.fill(0)
parentPort?.postMessage(key, [key.buffer as ArrayBuffer])
