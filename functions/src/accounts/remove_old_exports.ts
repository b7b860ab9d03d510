import { exportKeptSeconds } from '../domain/data_export.ts';
import { exportsFolder } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { filePages } from '../platform/file_pages.ts';

const pageSize = 100;
