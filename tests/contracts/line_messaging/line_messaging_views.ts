import type { messagingApi } from '@line/bot-sdk';

/** Types of requests and responses from LINE's own package, in a form from which JSON schemas can be generated. */
export type PushRequest = Omit<messagingApi.PushMessageRequest, 'messages'> & {
  messages: messagingApi.TextMessage[];
};
export type PushReply = messagingApi.PushMessageResponse;
export type ErrorReply = messagingApi.ErrorResponse;
export type ProfileReply = messagingApi.UserProfileResponse;
export type BotInfoReply = messagingApi.BotInfoResponse;
export type QuotaReply = messagingApi.MessageQuotaResponse;
export type ConsumptionReply = messagingApi.QuotaConsumptionResponse;
