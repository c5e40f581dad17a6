package io.github.lightsailboot.emulator.protocol;

/**
 * A service of AWS that the emulator has.
 */
public enum AwsService {

	/**
	 * Amazon Lightsail.
	 */
	LIGHTSAIL("lightsail", Dialect.JSON),

	/**
	 * Amazon SES, API version 2.
	 */
	SES_V2("ses", Dialect.REST_JSON),

	/**
	 * Amazon SES, API version 1.
	 */
	SES("ses", Dialect.QUERY),

	/**
	 * AWS Security Token Service.
	 */
	STS("sts", Dialect.QUERY),

	/**
	 * AWS Identity and Access Management.
	 */
	IAM("iam", Dialect.QUERY);

	private final String signingName;

	private final Dialect dialect;

	AwsService(String signingName, Dialect dialect) {
		this.signingName = signingName;
		this.dialect = dialect;
	}

	/**
	 * Return the name in the scope of a signature, which is also the prefix of IAM
	 * actions.
	 * @return the name, such as {@code ses}
	 */
	public String signingName() {
		return this.signingName;
	}

	/**
	 * Return the protocol of this service.
	 * @return the dialect
	 */
	public Dialect dialect() {
		return this.dialect;
	}

}
