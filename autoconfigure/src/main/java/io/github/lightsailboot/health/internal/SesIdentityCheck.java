package io.github.lightsailboot.health.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.ses.internal.AsciiAddress;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.DkimAttributes;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.MailFromAttributes;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Checks whether SES has verified an identity of the default sender: its address, its
 * domain or a parent domain.
 */
final class SesIdentityCheck extends Check<SesV2Client, GetEmailIdentityResponse> {

	private static final Set<DkimStatus> DKIM_INCOMPLETE = Set.of(DkimStatus.PENDING, DkimStatus.FAILED);

	private final String address;

	SesIdentityCheck(ClientTarget target, String from, CheckContext context) {
		super(HealthCheck.SES_IDENTITY, new AwsCall("SES", target.region(), "ses:GetEmailIdentity"), target,
				context.clients().client(SesV2Clients.SYNC), context);
		String address = from.substring(from.lastIndexOf('<') + 1);
		this.address = AsciiAddress
			.of((address.indexOf('>') >= 0) ? address.substring(0, address.indexOf('>')) : address.strip());
	}

	/**
	 * Request the identities until one is verified. Otherwise the most important result
	 * is that of one which the key may not read, because it may be verified, and then
	 * that of one which exists.
	 */
	@Override
	GetEmailIdentityResponse call(SesV2Client client, AwsRequestOverrideConfiguration configuration) {
		GetEmailIdentityResponse pending = null;
		SesV2Exception missing = null;
		SesV2Exception denied = null;
		for (String identity : identities()) {
			try {
				GetEmailIdentityResponse response = client.getEmailIdentity(
						(request) -> request.emailIdentity(identity).overrideConfiguration(configuration));
				if (!Boolean.FALSE.equals(response.verifiedForSendingStatus())) {
					return response;
				}
				pending = (pending != null) ? pending : response;
			}
			catch (NotFoundException ex) {
				missing = ex;
			}
			catch (SesV2Exception ex) {
				if (AwsFailure.of(ex, call()).reason() != AwsFailureReason.ACCESS_DENIED) {
					throw ex;
				}
				denied = (denied != null) ? denied : ex;
			}
		}
		if (denied != null) {
			throw denied;
		}
		if (pending == null && missing != null) {
			throw missing;
		}
		return Objects.requireNonNull(pending);
	}

	/**
	 * Return the identities that can verify the sender, the most specific one first.
	 */
	private List<String> identities() {
		List<String> identities = new ArrayList<>(List.of(this.address));
		String domain = this.address.substring(this.address.indexOf('@') + 1);
		while (domain.contains(".")) {
			identities.add(domain);
			domain = domain.substring(domain.indexOf('.') + 1);
		}
		return identities;
	}

	@Override
	@Nullable AwsFailure result(GetEmailIdentityResponse response, Map<String, Object> details) {
		if (response.verifiedForSendingStatus() == null) {
			return AwsFailure.ofMalformedAnswer(call());
		}
		put(details, "identityType", response.identityTypeAsString());
		put(details, "verified", response.verifiedForSendingStatus());
		DkimAttributes dkim = response.dkimAttributes();
		if (dkim != null) {
			put(details, "dkim", dkim.statusAsString());
		}
		MailFromAttributes mailFrom = response.mailFromAttributes();
		if (mailFrom != null && mailFrom.mailFromDomain() != null) {
			put(details, "mailFromDomain", mailFrom.mailFromDomain());
			put(details, "mailFrom", mailFrom.mailFromDomainStatusAsString());
		}
		if (!response.verifiedForSendingStatus()) {
			return AwsFailure.of(AwsFailureReason.IDENTITY_NOT_VERIFIED, call());
		}
		return (dkim != null && DKIM_INCOMPLETE.contains(dkim.status()))
				? AwsFailure.of(AwsFailureReason.DKIM_PENDING, call()) : null;
	}

	@Override
	void describe(@Nullable AwsCredentials credentials, Map<String, Object> details) {
		super.describe(credentials, details);
		details.put("from", this.address);
	}

	@Override
	AwsFailure refine(AwsFailure failure, RuntimeException exception, AwsRequestOverrideConfiguration configuration) {
		return (exception instanceof NotFoundException) ? AwsFailure.of(AwsFailureReason.IDENTITY_NOT_VERIFIED, call())
				: super.refine(failure, exception, configuration);
	}

}
