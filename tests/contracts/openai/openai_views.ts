import type { OpenAI } from 'openai';

/**
 * What OpenAI's own package says its requests and replies look like, as types that a JSON schema can be made of. Files
 * are looked at as their media types.
 */
type Files = 'image' | 'markup' | 'mask';

export type EditRequest = Omit<OpenAI.Images.ImageEditParamsNonStreaming, Files> & {
  image: ('image/jpeg' | 'image/png' | 'image/webp')[];
  markup?: 'image/png';
  mask?: 'image/png';
};
export type GenerateRequest = OpenAI.Images.ImageGenerateParamsNonStreaming;
export type ImagesReply = OpenAI.Images.ImagesResponse;
export type ModelName = OpenAI.Images.ImageModel;
export type ErrorReply = { error: OpenAI.ErrorObject };
