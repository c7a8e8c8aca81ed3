import { parentPort, workerData } from 'node:worker_threads'
import { backupSqliteFile } from './backup.ts'

const { path, file } = workerData as { path: string; file: string }
parentPort?.postMessage(await backupSqliteFile(path, file))
